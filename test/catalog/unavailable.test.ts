import { expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { describeCatalog } from './browser.ts';
import { CatalogPage } from './catalog-page.ts';
import { dataset, namesNewestFirst } from './dataset.ts';

const options = { sandboxOptions: { dataset }, environment: { UPSTREAM_TIMEOUT_MS: '1500', UPSTREAM_RETRIES: '0' } };
const withoutBareMetal = namesNewestFirst.filter((name) => !name.includes('iso'));
const withoutDesktop = namesNewestFirst.filter((name) => !name.includes('desktop'));

describeCatalog('a service that cannot be asked', options, (test) => {
  const catalog = () => new CatalogPage(test().page);
  const shows = (names: readonly string[]) => eventually(async () => expect(await catalog().names()).toEqual(names));

  /** Presses what there is to press. For a moment the gateway spares a service that has failed. */
  const tryAgainUntilAllAreThere = () =>
    eventually(async () => {
      const button = test().page.getByRole('button', { name: /^Try .*again$/, disabled: false });
      if ((await button.count()) > 0) await button.first().click();
      expect(await catalog().names()).toEqual(namesNewestFirst);
    }, 30_000);

  it('costs its own images, is named, and is tried again at a click, into the places of its images', async () => {
    const { open, page, gateway } = test();
    gateway.sandbox.faults.set('baremetal', { error: { code: 'UNAVAILABLE', message: 'Under repair.' } });
    await open();
    await shows(withoutBareMetal);
    const notice = page.getByRole('status').filter({ hasText: 'BareMetal is unavailable' });
    expect(await notice.innerText()).toContain('Its images are missing here. Under repair.');

    await notice.getByRole('button', { name: 'Try BareMetal again' }).click();
    await catalog().settled();
    await shows(withoutBareMetal);

    gateway.sandbox.faults.clear();
    await tryAgainUntilAllAreThere();
    expect(await notice.count()).toBe(0);
  });

  it('can be left out', async () => {
    const { open, page, gateway } = test();
    gateway.sandbox.faults.set('baremetal', { error: { code: 'UNAVAILABLE' } });
    await open();
    await page.getByRole('button', { name: 'Leave it out' }).click();
    await shows(withoutBareMetal);
    expect(new URL(page.url()).search).toBe('?service=compute&service=cloud-desktop');
    expect(await page.getByText('BareMetal is unavailable').count()).toBe(0);
  });

  it('is given up when it is too slow, so that the list of the others comes', async () => {
    const { open, page, gateway } = test();
    gateway.sandbox.faults.set('cloud-desktop', { hang: true });
    await open();
    await shows(withoutDesktop);
    await page.getByRole('status').filter({ hasText: 'Cloud Desktop is unavailable' }).waitFor();
  });

  it('is told from one that the visitor has no rights in', async () => {
    const { open, page, gateway } = test();
    gateway.sandbox.faults.set('compute', { error: { code: 'PERMISSION_DENIED' } });
    await open();
    await page.getByRole('status').filter({ hasText: 'You have no right to read images of Compute' }).waitFor();
    expect(await page.getByRole('button', { name: 'Try Compute again' }).count()).toBe(0);
  });

  it('is one of all: then the list is a notice, and comes when it is asked for again', async () => {
    const { open, page, gateway } = test();
    for (const service of ['compute', 'baremetal', 'cloud-desktop'] as const)
      gateway.sandbox.faults.set(service, { error: { code: 'UNAVAILABLE', message: 'All is under repair.' } });
    await open();
    const notice = page.getByRole('alert').filter({ hasText: 'The images cannot be fetched' });
    expect(await notice.innerText()).toContain('All is under repair.');
    gateway.sandbox.faults.clear();
    await tryAgainUntilAllAreThere();
  });
});
