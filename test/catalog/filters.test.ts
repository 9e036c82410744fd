import { expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { describeCatalog } from './browser.ts';
import { CatalogPage } from './catalog-page.ts';
import { dataset, namesNewestFirst } from './dataset.ts';

describeCatalog('the filters', { sandboxOptions: { dataset } }, (test) => {
  const catalog = () => new CatalogPage(test().page);
  const search = () => new URL(test().page.url()).search;
  const shows = (names: readonly string[]) => eventually(async () => expect(await catalog().names()).toEqual(names));

  /** What a person does to filter, what the address bar then has, and what the list. */
  const cases: readonly (readonly [string, (page: CatalogPage['page']) => Promise<void>, string, readonly string[]])[] =
    [
      [
        'a service',
        (page) => page.getByRole('group', { name: 'Services' }).getByLabel('BareMetal').check(),
        '?service=bare-metal',
        ['rescue-iso', 'debian-12-iso'],
      ],
      [
        'a status',
        (page) => page.getByRole('group', { name: 'Status' }).getByLabel('Error').check(),
        '?status=error',
        ['broken-import'],
      ],
      [
        'an operating system',
        (page) => page.getByRole('group', { name: 'Operating system' }).getByLabel('Windows').check(),
        '?os=windows',
        ['windows-2022'],
      ],
      [
        'a family',
        (page) => page.getByLabel('Family').fill('ubuntu-2204-lts'),
        '?family=ubuntu-2204-lts',
        ['ubuntu-22-04-new', 'ubuntu-22-04-old'],
      ],
      [
        'a label with its value',
        async (page) => {
          await page.getByRole('textbox', { name: 'Filter by a label' }).fill('env=prod');
          await page.keyboard.press('Enter');
        },
        '?label=env%3Dprod',
        ['web-server', 'rescue-iso'],
      ],
      [
        'a label with any value',
        async (page) => {
          await page.getByRole('textbox', { name: 'Filter by a label' }).fill('team');
          await page.getByRole('button', { name: 'Filter by a label' }).click();
        },
        '?label=team',
        ['web-server', 'office-desktop'],
      ],
      [
        'a part of the name',
        (page) => page.getByLabel('Part of the name').fill('desktop'),
        '?name=desktop',
        ['office-desktop', 'lab-desktop'],
      ],
      [
        'other folders',
        async (page) => {
          for (const folder of ['standard-images', 'baremetal-standard-images', 'b1gfolderalpha000001'])
            await page
              .getByRole('group', { name: 'Folders' })
              .getByLabel(folder, { exact: true })
              .setChecked(folder === 'standard-images');
        },
        '?folder=standard-images',
        ['ubuntu-22-04-new', 'ubuntu-22-04-old'],
      ],
      [
        'a folder that is typed in',
        async (page) => {
          await page.getByRole('textbox', { name: 'Add a folder' }).fill('b1gfolderbeta0000001');
          await page.keyboard.press('Enter');
        },
        '?folder=standard-images&folder=baremetal-standard-images&folder=b1gfolderalpha000001&folder=b1gfolderbeta0000001',
        namesNewestFirst.toSpliced(5, 0, 'of-beta'),
      ],
    ];

  it.each(cases)('%s is asked for, and kept in the address bar', async (_what, choose, address, names) => {
    const { open, page } = test();
    await open();
    await shows(namesNewestFirst);
    await choose(page);
    await shows(names);
    expect(search()).toBe(address);
    await page.reload();
    await shows(names);
  });

  it('are joined, can be gone back from, and cleared', async () => {
    const { open, page } = test();
    await open('?service=compute&status=ready&label=env&sort=name');
    await shows(['batch-worker', 'web-server']);
    expect(await page.getByLabel('Order').inputValue()).toBe('name');
    await page.getByRole('group', { name: 'Operating system' }).getByLabel('Windows').check();
    await page.getByText('No image meets all of these conditions.').waitFor();
    await page.goBack();
    await shows(['batch-worker', 'web-server']);
    await page.getByRole('button', { name: 'Clear the conditions' }).click();
    await shows(namesNewestFirst.toSorted());
    expect(search()).toBe('?sort=name');
  });

  it('take what is in the address for what it says, and nothing for more', async () => {
    const { open } = test();
    await open('?service=compute&service=nonsense&status=&label=&sort=sideways&family=%3Cscript%3E&unknown=1');
    await test().page.getByText('No image meets all of these conditions.').waitFor();
    expect(await test().page.getByLabel('Family').inputValue()).toBe('<script>');
  });
});
