import { describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { eventually } from '../support/eventually.ts';
import { describeCatalog } from './browser.ts';
import { CatalogPage } from './catalog-page.ts';
import { dataset, imageIds } from './dataset.ts';

describeCatalog('the details of an image', { sandboxOptions: { dataset } }, (test) => {
  const catalog = () => new CatalogPage(test().page);

  /** The facts on the screen, by what they are called. */
  const facts = async (): Promise<Record<string, string>> => {
    const pairs = await catalog()
      .details.locator('.fact')
      .evaluateAll((items) =>
        items.map((item) => [item.querySelector('dt')?.textContent ?? '', item.querySelector('dd')?.textContent ?? '']),
      );
    return Object.fromEntries(pairs) as Record<string, string>;
  };

  it('of Compute have its sizes in human units and to the byte, and all else that it has', async () => {
    await test().open();
    await catalog().openImage('web-server');
    expect(await facts()).toEqual({
      ID: imageIds['web-server'],
      Folder: 'b1gfolderalpha000001',
      Created: expect.stringContaining('20 May 2026'),
      Size: '7.1 GiB (7,633,633,280 bytes)',
      'Smallest disk': '8 GiB (8,589,934,592 bytes)',
      Family: 'web',
      'Latest in family': 'this one',
      'Operating system': 'Linux',
      Pool: expect.any(String),
    });
    await catalog().details.getByText('Built by the pipeline.').waitFor();
    expect(await catalog().details.locator('time').first().getAttribute('datetime')).toBe(
      '2026-05-20T08:15:00.123456789Z',
    );
  });

  it('of BareMetal have the checksum, those of Cloud Desktop no operations', async () => {
    await test().open();
    await catalog().openImage('debian-12-iso');
    expect(await facts()).toMatchObject({ 'Checksum (MD5)': '9e107d9d372bb6826bd81d3542a419d6' });
    await catalog().details.getByText('The service remembers none.').waitFor();
    await catalog().openImage('office-desktop');
    expect(await facts()).toMatchObject({ Size: '50 GiB (53,687,091,200 bytes)', "In its service's word": 'ACTIVE' });
    expect(await catalog().details.getByRole('heading', { name: 'Operations' }).count()).toBe(0);
  });

  it('lead to the latest image of the family', async () => {
    await test().open();
    await catalog().openImage('ubuntu-22-04-old');
    await catalog().details.getByRole('link', { name: 'ubuntu-22-04-new' }).click();
    await catalog().details.getByRole('heading', { name: 'ubuntu-22-04-new' }).waitFor();
    expect(new URL(test().page.url()).searchParams.get('image')).toBe(
      toGlobalId('ComputeImage', imageIds['ubuntu-22-04-new']),
    );
  });

  it('list the operations, and more of them when asked for', async () => {
    await test().open();
    await catalog().openImage('web-server');
    const operations = catalog().details.getByRole('region', { name: 'Operations' }).getByRole('listitem');
    await operations.first().waitFor();
    expect(await operations.count()).toBe(5);
    expect(await operations.first().innerText()).toContain('Failed: The quota of the folder is used up.');
    await catalog().details.getByRole('button', { name: 'More' }).click();
    await operations.getByText('Update 0').waitFor();
    expect(await operations.count()).toBe(7);
  });

  it('lead by a label to all images that have it', async () => {
    await test().open();
    await catalog().openImage('web-server');
    await catalog().details.getByRole('list', { name: 'Labels' }).getByRole('link', { name: 'env prod' }).click();
    await catalog().row('office-desktop').waitFor({ state: 'detached' });
    expect(await catalog().names()).toEqual(['web-server', 'rescue-iso']);
    await catalog().details.getByRole('heading', { name: 'web-server' }).waitFor();
  });

  it('are at an address of their own, which can be opened and gone back from', async () => {
    const { open, page } = test();
    await open(`?image=${encodeURIComponent(toGlobalId('ComputeImage', imageIds['batch-worker']))}`);
    await catalog().details.getByRole('heading', { name: 'batch-worker' }).waitFor();
    await catalog().openImage('rescue-iso');
    await page.goBack();
    await catalog().details.getByRole('heading', { name: 'batch-worker' }).waitFor();
    await page.keyboard.press('Escape');
    await catalog().details.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
  });

  it('show what the list knows already before the rest is there', async () => {
    const { open, gateway } = test();
    await open();
    await catalog().settled();
    gateway.sandbox.faults.set('compute', { methods: ['get'], delayMs: 3000 });
    await catalog().row('web-server').getByRole('link').click();
    await catalog().details.getByRole('heading', { name: 'web-server' }).waitFor({ timeout: 1500 });
    expect(await catalog().details.locator('.fact').count()).toBe(0);
    await catalog().details.getByText('Latest in family').waitFor();
  });

  describe('that cannot be had', () => {
    it('are those of no image', async () => {
      await test().open(`?image=${encodeURIComponent(toGlobalId('ComputeImage', 'fd8nobody00000000000'))}`);
      await catalog().details.getByText('This image does not exist, or no longer does.').waitFor();
    });

    it('say so in their part, and are fetched when asked for again', async () => {
      const { open, gateway } = test();
      await open();
      await catalog().settled();
      gateway.sandbox.faults.set('compute', {
        methods: ['listOperations'],
        error: { code: 'INTERNAL', message: 'Oh no.' },
      });
      await catalog().openImage('web-server');
      const operations = catalog().details.getByRole('region', { name: 'Operations' });
      await operations.getByText('Oh no.').waitFor();
      gateway.sandbox.faults.clear();
      // For a moment the gateway spares a service that has failed.
      await eventually(async () => {
        const button = operations.getByRole('button', { name: 'Try again' });
        if ((await button.count()) > 0) await button.click();
        expect(await operations.getByText('Update 6').count()).toBe(1);
      }, 30_000);
    });
  });
});
