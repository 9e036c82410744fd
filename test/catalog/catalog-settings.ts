import { sandboxFolders } from '../../src/sandbox/sandbox.ts';
import type { CatalogSettings } from '../../src/server/catalog/settings.ts';

/** The catalogue as the tests open it: two public folders, one private one, and a token that may do everything. */
export const catalogSettings: CatalogSettings = {
  title: 'Image catalogue',
  folderIds: [sandboxFolders.publicCompute, sandboxFolders.publicBareMetal, sandboxFolders.alpha],
  ownFolderId: sandboxFolders.alpha,
  tokens: [{ token: 'sandbox-admin', meaning: 'reads and changes all services' }],
};
