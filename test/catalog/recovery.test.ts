import { expect, it } from '@jest/globals';
import { sandboxFolders } from '../../src/sandbox/sandbox.ts';
import { numberedImages } from '../integration/numbered-images.ts';
import { describeCatalog } from './browser.ts';
import { CatalogPage } from './catalog-page.ts';

const { alpha } = sandboxFolders;

/** The images of Cloud Desktop are newer than all others, so that they are missing at the top. */
const desktop = numberedImages('fdv', alpha, 30).map((image) => ({
  ...image,
  createdAt: image.createdAt.replace('2024', '2025'),
}));

const options = {
  environment: { UPSTREAM_RETRIES: '0' },
  sandboxOptions: { dataset: { compute: numberedImages('fd8', alpha, 120), desktop } },
};

describeCatalog('a service that answers again while one scrolls', options, (test) => {
  it('brings what was missing at the place where it came, and says so there', async () => {
    const { open, page, gateway } = test();
    const catalog = new CatalogPage(page);
    gateway.sandbox.faults.set('cloud-desktop', { error: { code: 'UNAVAILABLE' }, times: 1 });
    await open(`?folder=${alpha}`);
    await page.getByText('Cloud Desktop is unavailable').waitFor();
    const end = page.getByRole('status').getByText('150 images', { exact: true });
    const late: string[] = [];
    while ((await end.count()) === 0 || (await catalog.row('fd8-00000').count()) === 0) {
      for (const row of await page.locator('.image-row:has(.image-row-late) .image-row-name').allInnerTexts())
        if (!late.includes(row)) late.push(row);
      await page.mouse.wheel(0, 600);
      await catalog.settled();
    }
    // The newest of those that were missing, and no other.
    expect(late).toEqual(['fdv-00029']);
    expect(await page.getByText('Cloud Desktop is unavailable').count()).toBe(0);
  }, 60_000);
});
