/** What the server tells the application, as JSON in the page. */
export interface Settings {
  readonly title: string;
  /** The folders that a first visit looks into. */
  readonly folderIds: readonly string[];
  /** The folder that new images are put into unless another one is chosen. */
  readonly ownFolderId: string | null;
  /** Tokens to choose from, of which the first is used at first; where there is none, the visitor is asked. */
  readonly tokens: readonly KnownToken[];
}

/** A token that the page may know, since it is good for a sandbox only. */
export interface KnownToken {
  readonly token: string;
  /** What its bearer may do. */
  readonly meaning: string;
}

/** What holds where no server has put settings into the page, as under `npm run dev`. */
const DEFAULTS: Settings = {
  title: 'Image catalogue',
  folderIds: ['standard-images', 'baremetal-standard-images'],
  ownFolderId: null,
  tokens: [],
};

/** Reads the settings out of the page. */
export function readSettings(page: Document): Settings {
  const text = page.getElementById('catalog-settings')?.textContent.trim() ?? '';
  if (text === '' || text.startsWith('<!--')) return DEFAULTS;
  const settings: unknown = JSON.parse(text);
  if (!isSettings(settings)) throw new Error('The page does not hold the settings of the catalogue.');
  return settings;
}

function isSettings(value: unknown): value is Settings {
  return (
    isObject(value) &&
    typeof value['title'] === 'string' &&
    Array.isArray(value['folderIds']) &&
    (value['ownFolderId'] === null || typeof value['ownFolderId'] === 'string') &&
    Array.isArray(value['tokens'])
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
