/** What the server tells the catalogue, as JSON in its page. */
export interface CatalogSettings {
  /** The name in the window's title and at the head of the page. */
  readonly title: string;
  /** The folders that a first visit looks into. The services have no list of the folders that there are. */
  readonly folderIds: readonly string[];
  /** The folder that new images are put into unless another one is chosen. */
  readonly ownFolderId: string | null;
  /** Tokens to choose from, of which the first is used at first. Where there is none, the visitor is asked for one. */
  readonly tokens: readonly CatalogToken[];
}

/** A token that the page may know, since it is good for a sandbox only. */
export interface CatalogToken {
  readonly token: string;
  /** What its bearer may do. */
  readonly meaning: string;
}
