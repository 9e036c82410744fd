import { expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { describeCatalog } from './browser.ts';
import { CatalogPage } from './catalog-page.ts';
import { dataset } from './dataset.ts';

describeCatalog('without a mouse and with little room', { sandboxOptions: { dataset } }, (test) => {
  const catalog = () => new CatalogPage(test().page);

  it('lets the keyboard do all there is to do', async () => {
    const { open, page } = test();
    await open();
    await catalog().settled();
    const focused = () => page.evaluate<string>('document.activeElement?.textContent ?? ""');
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.getByRole('button', { name: 'Fetch the list anew' }).focus();
    await press('Tab');
    expect(await focused()).toContain('web-server');
    await press('ArrowDown', 'ArrowDown', 'ArrowUp');
    await eventually(async () => expect(await focused()).toContain('office-desktop'));
    await press('End');
    await eventually(async () => expect(await focused()).toContain('ubuntu-22-04-old'));
    await press('Home', 'Enter');
    await catalog().details.getByText('Created', { exact: true }).waitFor();
    // The first thing in the details; then what can be done.
    expect(await page.evaluate('document.activeElement?.getAttribute("aria-label")')).toBe('Close the details');
    await press('Tab', 'Tab', 'Tab', 'Enter');
    await page.getByRole('dialog', { name: 'Rename' }).waitFor();
    await press('Escape');
    await page.getByRole('dialog', { name: 'Rename' }).waitFor({ state: 'detached' });
    expect(await focused()).toBe('Rename');
    await press('Escape');
    await catalog().details.waitFor({ state: 'detached' });
    expect(await focused()).toContain('web-server');
  });

  it('keeps within the width of a phone', async () => {
    const { open, page } = test();
    await page.setViewportSize({ width: 320, height: 640 });
    await open();
    await catalog().settled();
    const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(await overflow()).toBe(0);
    await catalog().openImage('web-server');
    const panel = catalog().details;
    expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    expect(await panel.evaluate((element) => element.getBoundingClientRect().width)).toBe(320);
    await page.getByRole('button', { name: 'Close the details' }).click();
    await panel.waitFor({ state: 'detached' });
    expect(await overflow()).toBe(0);
  });
});
