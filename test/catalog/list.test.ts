import { expect, it } from '@jest/globals';
import { sandboxFolders } from '../../src/sandbox/sandbox.ts';
import { describeCatalog } from './browser.ts';

describeCatalog('the list of images', { sandboxOptions: { images: 200 } }, (test) => {
  const rows = () => test().page.getByRole('list', { name: 'Images' }).getByRole('listitem');

  it('shows the newest images of the folders over all services', async () => {
    const { page, open, gateway } = test();
    await open();
    await rows().first().waitFor();
    expect(await page.title()).toBe('Image catalogue');
    const { compute, baremetal, desktop } = gateway.sandbox.store;
    const { publicCompute, publicBareMetal, alpha } = sandboxFolders;
    const names = [
      ...[publicCompute, alpha].flatMap((folder) => compute.inFolder(folder)),
      ...[publicBareMetal, alpha].flatMap((folder) => baremetal.inFolder(folder)),
      ...desktop.inFolder(alpha),
    ]
      .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
      .slice(0, 8)
      .map(({ name, id }) => name ?? id);
    const shown = await rows().getByRole('link').allInnerTexts();
    expect(shown.slice(0, 8).map((text) => text.split('\n').find((line) => names.includes(line)))).toEqual(names);
  });
});
