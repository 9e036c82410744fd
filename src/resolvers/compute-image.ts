import type { ComputeImageResolvers } from '../generated/graphql.ts';

export const computeImageFields: ComputeImageResolvers = {
  latestInFamily: ({ family, folderId }, _, { loaders }) =>
    family === null ? null : loaders.latestInFamily(folderId, family),
  operations: (image, page, { loaders }) => loaders.operationsOf(image, page),
  accessBindings: (image, page, { loaders }) => loaders.accessBindingsOf(image, page),
};
