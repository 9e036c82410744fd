import type { BareMetalImageResolvers } from '../generated/graphql.ts';

export const bareMetalImageFields: BareMetalImageResolvers = {
  operations: (image, page, { loaders }) => loaders.operationsOf(image, page),
};
