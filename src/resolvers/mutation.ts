import type { MutationResolvers } from '../generated/graphql.ts';
import { parseGlobalId } from './global-id.ts';
import { type ImageKind, imageKey } from './image-kind.ts';

/** The mutations that are the same however many image services there are. */
export function mutationFields(kinds: readonly ImageKind[]): MutationResolvers {
  return {
    updateImage: async (_, { input: { id, ...changes } }, { loaders }) => {
      const { typename, imageId } = imageKey(id, kinds);
      return { operation: await loaders.writes.updateImage(typename, { ...changes, imageId }) };
    },
    deleteImage: async (_, { input: { id } }, { loaders }) => {
      const { typename, imageId } = imageKey(id, kinds);
      return { operation: await loaders.writes.deleteImage(typename, imageId) };
    },
    cancelOperation: async (_, { input: { id } }, { loaders }) => ({
      operation: await loaders.writes.cancelOperation(parseGlobalId(id, ['Operation']).id),
    }),
  };
}
