import type { FolderResolvers } from '../generated/graphql.ts';
import { toGlobalId } from './global-id.ts';

export const folderFields: FolderResolvers = {
  id: ({ folderId }) => toGlobalId('Folder', folderId),
  images: ({ folderId }, list, { loaders }) => loaders.lists.merged({ ...list, folderIds: [folderId] }),
};
