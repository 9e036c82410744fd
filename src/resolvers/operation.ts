import type { OperationResolvers } from '../generated/graphql.ts';
import { toGlobalId } from './global-id.ts';

export const operationFields: OperationResolvers = {
  id: ({ operationId }) => toGlobalId('Operation', operationId),
  image: ({ service, imageId }, _, { loaders }) =>
    service === null || imageId === null ? null : loaders.imageOfOperation(service, imageId),
};
