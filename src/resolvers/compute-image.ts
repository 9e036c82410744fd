import type { ComputeImageResolvers } from '../generated/graphql.ts';
import { requireDecoded } from '../model/undecodable-field.ts';

export const computeImageFields: ComputeImageResolvers = {
  latestInFamily: (image, _, { loaders }) => {
    const family = requireDecoded(image.family);
    const folderId = requireDecoded(image.folderId);
    return family === null || folderId === null ? null : loaders.latestInFamily(folderId, family);
  },
  operations: (image, page, { loaders }) => loaders.operationsOf(image, page),
  accessBindings: (image, page, { loaders }) => loaders.accessBindingsOf(image, page),
};
