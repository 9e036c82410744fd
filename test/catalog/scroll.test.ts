import { expect, it } from '@jest/globals';
import { type Dataset, sandboxFolders } from '../../src/sandbox/sandbox.ts';
import { numberedImages } from '../integration/numbered-images.ts';
import { describeCatalog } from './browser.ts';
import { CatalogPage } from './catalog-page.ts';

const { alpha, beta } = sandboxFolders;

/** A thousand images of three services in two folders. Images of the same number have the same instant of creation. */
const dataset: Dataset = {
  compute: [...numberedImages('fd8', alpha, 300), ...numberedImages('fd9', beta, 200)],
  baremetal: [...numberedImages('lya', alpha, 150), ...numberedImages('lyb', beta, 100)],
  desktop: [...numberedImages('fdv', alpha, 250)],
};

const images = [dataset.compute, dataset.baremetal, dataset.desktop].flatMap((ofService) => [...(ofService ?? [])]);
const pageSize = 50;

describeCatalog('scrolling through a thousand images', { sandboxOptions: { dataset } }, (test) => {
  it('shows each once and in order, by as many requests as there are pages, in memory that stays flat', async () => {
    const { open, page, context, operations } = test();
    const catalog = new CatalogPage(page);
    const devtools = await context.newCDPSession(page);
    const memory = async (): Promise<{ heapMegabytes: number; elements: number }> => {
      await devtools.send('HeapProfiler.collectGarbage');
      const { usedSize } = await devtools.send('Runtime.getHeapUsage');
      return { heapMegabytes: usedSize / 1024 ** 2, elements: await page.locator('*').count() };
    };
    await open(`?folder=${alpha}&folder=${beta}`);
    await catalog.rows.first().waitFor();

    const shown = new Map<number, { readonly name: string; readonly createdAt: string }>();
    const seeRows = async (): Promise<void> => {
      const rows = await catalog.rows.evaluateAll((items) =>
        items.map((item) => ({
          place: Number(item.getAttribute('aria-posinset')),
          name: item.querySelector('.image-row-name')?.textContent ?? '',
          createdAt: item.querySelector('time')?.getAttribute('datetime') ?? '',
        })),
      );
      for (const { place, ...row } of rows) {
        // A row that was seen before is still the same one.
        expect(shown.get(place) ?? row).toEqual(row);
        shown.set(place, row);
      }
    };

    const measured = [await memory()];
    const end = page.getByRole('status').getByText('1,000 images', { exact: true });
    while ((await end.count()) === 0 || shown.size < images.length) {
      await seeRows();
      await page.mouse.wheel(0, 600);
      await catalog.settled();
      if (shown.size >= measured.length * 250) measured.push(await memory());
    }

    const rows = Array.from({ length: shown.size }, (_, index) => shown.get(index + 1));
    expect(rows.map((row) => row?.name).toSorted()).toEqual(images.map(({ name }) => name).toSorted());
    const instants = rows.map((row) => row?.createdAt ?? '');
    expect(instants).toEqual(instants.toSorted().toReversed());
    expect(operations).toEqual([
      'imageListQuery',
      ...Array<string>(images.length / pageSize - 1).fill('imageRowsPaginationQuery'),
    ]);

    process.stderr.write(`memory while scrolling: ${JSON.stringify(measured)}\n`);
    const [, early, ...later] = measured;
    const last = later.at(-1);
    // A row is rendered while it is in the window or near it, and no longer.
    expect(Math.max(...measured.map(({ elements }) => elements))).toBeLessThan(1000);
    // What Relay remembers of 750 images, so that one can scroll back, is two or three kilobytes of each.
    expect((last?.heapMegabytes ?? 0) - (early?.heapMegabytes ?? 0)).toBeLessThan(4);
  }, 120_000);
});
