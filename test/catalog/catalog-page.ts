import type { Locator, Page } from 'playwright-core';

/** What a person sees of the catalogue, and does with it. */
export class CatalogPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The rows of the list that are in the page. */
  get rows(): Locator {
    return this.page.getByRole('list', { name: 'Images' }).getByRole('listitem');
  }

  /** The details of an image. */
  get details(): Locator {
    return this.page.getByRole('dialog', { name: 'Details of the image' });
  }

  /** The changes that are followed. */
  get changes(): Locator {
    return this.page.getByRole('region', { name: 'Changes' });
  }

  /** The list has come, with an image in it that this names. */
  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** The names in the rows, from the top. An image without a name shows its ID there. */
  async names(): Promise<string[]> {
    await this.rows.first().waitFor();
    const rows = await this.rows.evaluateAll((items) =>
      items.map((item) => ({
        place: Number(item.getAttribute('aria-posinset')),
        name: item.querySelector('.image-row-name')?.textContent ?? '',
      })),
    );
    return rows.sort((a, b) => a.place - b.place).map(({ name }) => name);
  }

  /** Waits until the list has come that the address asks for, and nothing more is on its way. */
  async settled(): Promise<void> {
    await this.page.locator('.image-rows[aria-busy="false"]').waitFor();
  }

  /** Opens the details of an image. */
  async openImage(name: string): Promise<void> {
    await this.row(name).getByRole('link').click();
    await this.details.getByRole('heading', { name }).waitFor();
    await this.details.getByText('Created', { exact: true }).waitFor();
  }

  /** A dialog for a change of the image whose details are open. */
  async openChange(action: string, title: string): Promise<Locator> {
    await this.details.getByRole('button', { name: action, exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: title });
    await dialog.waitFor();
    return dialog;
  }

  /** Waits until a change has come to its end, and gives what is said of it. */
  async ended(title: string): Promise<string> {
    const change = this.changes.locator('.followed-change').filter({ hasText: title });
    await change.waitFor();
    await change.getByRole('progressbar').waitFor({ state: 'detached', timeout: 20_000 });
    return change.innerText();
  }
}
