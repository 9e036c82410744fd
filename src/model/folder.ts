/** What images are kept in. The services keep no record of folders, so there is no more to it than its ID. */
export interface Folder {
  readonly __typename: 'Folder';
  readonly folderId: string;
}

export function folder(folderId: string): Folder {
  return { __typename: 'Folder', folderId };
}
