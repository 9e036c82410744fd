import { expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { describeCatalog } from './browser.ts';
import { CatalogPage } from './catalog-page.ts';
import { dataset, namesNewestFirst } from './dataset.ts';

const options = {
  sandboxOptions: { dataset, operationDurationMs: 1500 },
  environment: { WATCH_FIRST_PAUSE_MS: '100', WATCH_LONGEST_PAUSE_MS: '200' },
};

describeCatalog('changes', options, (test) => {
  const catalog = () => new CatalogPage(test().page);
  const store = () => test().gateway.sandbox.store;
  const shows = (names: readonly string[]) => eventually(async () => expect(await catalog().names()).toEqual(names));

  it('create a Compute image from another one, which is in the list at once and goes to its end live', async () => {
    const { open, page, operations } = test();
    await open();
    await catalog().openImage('web-server');
    const dialog = await catalog().openChange('New image of it', 'New Compute image');
    await dialog.getByLabel('Name', { exact: true }).fill('web-server-copy');
    await dialog.getByLabel('Description').fill('A copy.');
    await dialog.getByRole('button', { name: 'Add a label' }).click();
    await dialog.getByLabel('Key of label 1').fill('env');
    await dialog.getByLabel('Value of label 1').fill('test');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.waitFor({ state: 'detached' });

    const progress = catalog().changes.getByRole('progressbar', { name: 'Creating web-server-copy' });
    await progress.waitFor();
    await catalog().row('web-server-copy').getByText('Creating').first().waitFor();
    expect(await catalog().names()).toEqual(['web-server-copy', ...namesNewestFirst]);
    expect(await catalog().ended('Creating web-server-copy')).toContain('Done.');
    await catalog().row('web-server-copy').getByText('Ready').waitFor();

    const [created] = store()
      .compute.inFolder('b1gfolderalpha000001')
      .filter(({ name }) => name === 'web-server-copy');
    expect(created).toMatchObject({ description: 'A copy.', family: 'web', labels: { env: 'test' }, status: 'READY' });
    // The list was fetched once.
    expect(operations.filter((name) => name.startsWith('imageList') || name.startsWith('imageRows'))).toEqual([
      'imageListQuery',
    ]);
    await catalog().changes.getByRole('button', { name: 'Dismiss: Creating web-server-copy' }).click();
    expect(await catalog().changes.locator('.followed-change').count()).toBe(0);
    await page.reload();
    await shows(['web-server-copy', ...namesNewestFirst]);
    store().compute.delete(created?.id ?? '');
  });

  it('copy a Compute image into Cloud Desktop', async () => {
    await test().open('?sort=name');
    await catalog().openImage('batch-worker');
    const dialog = await catalog().openChange('Copy to desktop', 'Copy into Cloud Desktop');
    await dialog.getByLabel('Name', { exact: true }).fill('desk');
    await dialog.getByRole('button', { name: 'Copy' }).click();
    expect(await catalog().ended('Copying desk into Cloud Desktop')).toContain('Done.');
    await shows([...namesNewestFirst, 'desk'].toSorted());
    expect(await catalog().row('desk').innerText()).toContain('Cloud Desktop');
    const [copy] = store()
      .desktop.inFolder('b1gfolderalpha000001')
      .filter(({ name }) => name === 'desk');
    expect(copy).toMatchObject({ status: 'ACTIVE' });
    store().desktop.delete(copy?.id ?? '');
  });

  it('rename an image of any service, in the list and the details', async () => {
    await test().open();
    await catalog().openImage('rescue-iso');
    const dialog = await catalog().openChange('Rename', 'Rename');
    await dialog.getByLabel('Name', { exact: true }).fill('rescue-iso-2');
    await dialog.getByRole('button', { name: 'Save' }).click();
    expect(await catalog().ended('Renaming rescue-iso')).toContain('Done.');
    await catalog().details.getByRole('heading', { name: 'rescue-iso-2' }).waitFor();
    await shows(namesNewestFirst.map((name) => (name === 'rescue-iso' ? 'rescue-iso-2' : name)));
    store().baremetal.change('ly5rescueiso00000001', (image) => ({ ...image, name: 'rescue-iso' }));
  });

  it('set the labels of an image, and say at each field what is wrong with it', async () => {
    await test().open();
    await catalog().openImage('office-desktop');
    const dialog = await catalog().openChange('Labels', 'Labels');
    expect(await dialog.getByLabel('Value of label 1').inputValue()).toBe('office');
    await dialog.getByRole('button', { name: 'Add a label' }).click();
    await dialog.getByLabel('Key of label 2').fill('Floor');
    await dialog.getByLabel('Value of label 2').fill('Third Floor');
    await dialog.getByRole('button', { name: 'Save' }).click();

    const [key, value] = [dialog.getByLabel('Key of label 2'), dialog.getByLabel('Value of label 2')];
    await dialog.getByText('Allowed: 1 to 63 characters').waitFor();
    for (const field of [key, value]) expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await key.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await dialog.getByLabel('Key of label 1').getAttribute('aria-invalid')).toBe('false');

    await key.fill('floor');
    await value.fill('3');
    await dialog.getByRole('button', { name: 'Save' }).click();
    expect(await catalog().ended('Labelling office-desktop')).toContain('Done.');
    await catalog().details.getByRole('link', { name: 'floor 3' }).waitFor();
  });

  it('say at the fields of a new image what is wrong with them, all at once', async () => {
    await test().open();
    await catalog().openImage('web-server');
    const dialog = await catalog().openChange('New image of it', 'New Compute image');
    await dialog.getByLabel('Name', { exact: true }).fill('My Image!');
    await dialog.getByLabel('Folder').fill('');
    await dialog.getByLabel('Family').fill('X');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.locator('.text-field-error').first().waitFor();
    for (const label of ['Name', 'Folder', 'Family']) {
      const field = dialog.getByLabel(label, { exact: true });
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      const described = (await field.getAttribute('aria-describedby'))?.split(' ').at(-1) ?? '';
      expect(await dialog.locator(`[id="${described}"]`).innerText()).toMatch(/^Allowed: /);
    }
    expect(await dialog.getByLabel('Description').getAttribute('aria-invalid')).toBe('false');
    expect(await dialog.getByRole('alert').count()).toBe(0);
  });

  it('tell what the service refuses when no field is to blame', async () => {
    const { open, gateway } = test();
    await open();
    await catalog().openImage('web-server');
    const dialog = await catalog().openChange('New image of it', 'New Compute image');
    await dialog.getByLabel('Name', { exact: true }).fill('batch-worker');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByRole('alert').getByText('There is one already').waitFor();
    gateway.sandbox.faults.set('compute', {
      methods: ['write'],
      error: { code: 'RESOURCE_EXHAUSTED', message: 'No quota left.' },
    });
    await dialog.getByLabel('Name', { exact: true }).fill('another');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByRole('alert').getByText('No quota left.').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await catalog().changes.locator('.followed-change').count()).toBe(0);
  });

  it('delete an image when that is confirmed: out of the list and the details', async () => {
    const { open, page } = test();
    await open();
    await catalog().openImage('windows-2022');
    const dialog = await catalog().openChange('Delete', 'Delete this image?');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await shows(namesNewestFirst);
    await (await catalog().openChange('Delete', 'Delete this image?')).getByRole('button', { name: 'Delete' }).click();
    await catalog().row('windows-2022').getByText('Deleting').first().waitFor();
    expect(await catalog().ended('Deleting windows-2022')).toContain('Done.');
    await shows(namesNewestFirst.filter((name) => name !== 'windows-2022'));
    await catalog().details.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
  });

  it('are in sight on a phone too, in front of the details', async () => {
    const { open, page } = test();
    await page.setViewportSize({ width: 390, height: 844 });
    await open();
    await catalog().openImage('lab-desktop');
    const dialog = await catalog().openChange('Rename', 'Rename');
    await dialog.getByLabel('Description').fill('For the laboratory.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    expect(await catalog().ended('Renaming lab-desktop')).toContain('Done.');
    await catalog().details.getByText('For the laboratory.').waitFor();
    await catalog().changes.getByRole('button', { name: 'Dismiss: Renaming lab-desktop' }).click();
    await catalog().details.getByRole('button', { name: 'Close the details' }).click();
    await catalog().row('lab-desktop').getByRole('link').click();
    await catalog().details.waitFor();
  });

  it('that fail on the way say why, and leave the list as it was', async () => {
    const { open, gateway } = test();
    gateway.sandbox.faults.set('compute', {
      failOperation: { code: 'RESOURCE_EXHAUSTED', message: 'The quota is used up.' },
    });
    await open();
    const before = await catalog().names();
    await catalog().openImage('batch-worker');
    await (await catalog().openChange('Delete', 'Delete this image?')).getByRole('button', { name: 'Delete' }).click();
    expect(await catalog().ended('Deleting batch-worker')).toContain('Failed. The quota is used up.');
    await catalog().row('batch-worker').getByText('Ready').waitFor();
    expect(await catalog().names()).toEqual(before);
  });
});
