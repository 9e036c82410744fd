import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import { describeCatalog } from './browser.ts';
import { CatalogPage } from './catalog-page.ts';
import { dataset } from './dataset.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const screens = [
  { colorScheme: 'light', width: 1440, height: 900 },
  { colorScheme: 'dark', width: 1440, height: 900 },
  { colorScheme: 'light', width: 390, height: 844 },
  { colorScheme: 'dark', width: 390, height: 844 },
] as const;

describeCatalog('accessibility', { sandboxOptions: { dataset } }, (test) => {
  const catalog = () => new CatalogPage(test().page);

  /** What axe finds on the page as it is, by its rules and the places. */
  async function findings(): Promise<readonly string[]> {
    const { page } = test();
    // It is evaluated and not added as an element, which the content security policy would not let.
    const results = await page.evaluate<AxeResults>(`${axe}; axe.run()`);
    expect(results.passes.length).toBeGreaterThan(20);
    return results.violations.map(
      ({ id, impact, nodes }) => `${id} (${impact ?? ''}): ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
  }

  it.each(screens)('finds nothing at a width of $width in $colorScheme', async ({ colorScheme, width, height }) => {
    const { open, page, gateway } = test();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    gateway.sandbox.faults.set('cloud-desktop', { error: { code: 'UNAVAILABLE' } });
    await open('?label=env');
    await page.getByText('Cloud Desktop is unavailable').waitFor();
    const found = { list: await findings(), filters: [] as readonly string[] };
    const filters = page.getByRole('button', { name: /^Filters/ });
    if ((await filters.count()) > 0) {
      await filters.click();
      found.filters = await findings();
      await page.keyboard.press('Escape');
    }
    await catalog().openImage('web-server');
    await catalog().details.getByText('Update 6').waitFor();
    const details = await findings();
    const dialog = await catalog().openChange('New image of it', 'New Compute image');
    await dialog.getByRole('button', { name: 'Add a label' }).click();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.locator('.text-field-error').first().waitFor();
    expect({ ...found, details, dialog: await findings() }).toEqual({ list: [], filters: [], details: [], dialog: [] });
  });
});
