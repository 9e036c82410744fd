import type { Image } from '../model/image.ts';
import type { Operation } from '../model/operation.ts';
import type { RequestContext } from './context.ts';
import { parseGlobalId } from './global-id.ts';
import { type ImageKind, imageKey } from './image-kind.ts';
import type { StreamResolvers } from './resolver-map.ts';

interface IdArguments {
  readonly id: string;
}

/** What can be followed. What was loaded for one event is not kept for the next: it may have changed. */
export function subscriptionFields(kinds: readonly ImageKind[]): StreamResolvers {
  return {
    operation: {
      subscribe: (_: unknown, { id }: IdArguments, { loaders }: RequestContext) =>
        loaders.watchOperation(parseGlobalId(id, ['Operation']).id),
      resolve: (operation: Operation, _: unknown, { loaders }: RequestContext) => {
        loaders.forget();
        return operation;
      },
    },
    imageStatus: {
      subscribe: (_: unknown, { id }: IdArguments, { loaders }: RequestContext) => {
        const { typename, imageId } = imageKey(id, kinds);
        return loaders.watchImageStatus(typename, imageId);
      },
      resolve: (image: Image, _: unknown, { loaders }: RequestContext) => {
        loaders.forget();
        return image;
      },
    },
  };
}
