import { expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { describeCatalog } from './browser.ts';
import { CatalogPage } from './catalog-page.ts';
import { catalogSettings } from './catalog-settings.ts';
import { dataset, namesNewestFirst } from './dataset.ts';

const options = {
  sandboxOptions: { dataset, tokens: { 'no-rights': { services: [], write: false } } },
  catalog: { ...catalogSettings, tokens: [] },
};

describeCatalog('a visitor and their token', options, (test) => {
  const catalog = () => new CatalogPage(test().page);

  async function signIn(token: string): Promise<void> {
    await test().page.getByLabel('Token').fill(token);
    await test().page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  it('is asked for it, and it is kept in the tab and nowhere else', async () => {
    const { open, page, context, operations } = test();
    await open();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(operations).toEqual([]);
    await signIn('sandbox-admin');
    await eventually(async () => expect(await catalog().names()).toEqual(namesNewestFirst));
    await page.reload();
    await catalog().rows.first().waitFor();
    expect(page.url()).not.toContain('sandbox-admin');
    expect(JSON.stringify(await context.storageState())).not.toContain('sandbox-admin');
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('that the services do not know is asked for another', async () => {
    const { open, page } = test();
    await open();
    await signIn('mistyped');
    await page.getByRole('alert').getByText('The services do not accept this token').waitFor();
    await signIn('sandbox-admin');
    await catalog().rows.first().waitFor();
  });

  it('without any rights is told so', async () => {
    const { open, page } = test();
    await open();
    await signIn('no-rights');
    const notice = page.getByRole('alert').filter({ hasText: 'You have no right to read these images' });
    expect(await notice.innerText()).toContain('Permission denied to service');
  });

  it('with rights in one service sees that one, and which others are missing', async () => {
    const { open, page } = test();
    await open();
    await signIn('sandbox-baremetal');
    await eventually(async () => expect(await catalog().names()).toEqual(['rescue-iso', 'debian-12-iso']));
    for (const service of ['Compute', 'Cloud Desktop'])
      await page
        .getByRole('status')
        .filter({ hasText: `You have no right to read images of ${service}` })
        .waitFor();
  });

  it('who may only read is told so by the service, in the dialog of the change', async () => {
    const { open, page, gateway } = test();
    await open();
    await signIn('sandbox-viewer');
    await catalog().openImage('web-server');
    const dialog = await catalog().openChange('Delete', 'Delete this image?');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    const notice = dialog.getByRole('alert').filter({ hasText: 'You have no right to do this' });
    expect(await notice.innerText()).toContain('Permission denied to folder b1gfolderalpha000001');
    await page.keyboard.press('Escape');
    await catalog().row('web-server').getByText('Ready').waitFor();
    expect(gateway.sandbox.store.compute.inFolder('b1gfolderalpha000001').map(({ name }) => name)).toContain(
      'web-server',
    );
  });

  it('can go on as somebody else, who sees nothing of what was there before', async () => {
    const { open, page } = test();
    await open();
    await signIn('sandbox-admin');
    await catalog().rows.first().waitFor();
    await page.getByRole('button', { name: /^Account/ }).click();
    await signIn('sandbox-desktop');
    await eventually(async () => expect(await catalog().names()).toEqual(['office-desktop', 'lab-desktop']));
  });
});
