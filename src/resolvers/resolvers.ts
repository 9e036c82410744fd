import { bareMetalImageFields } from './bare-metal-image.ts';
import { computeImageFields } from './compute-image.ts';
import { dateTime } from './date-time.ts';
import { entityFields } from './entities.ts';
import { folderFields } from './folder.ts';
import { imageFields, unlistedLabelFields } from './image.ts';
import { type ImageKind, kindFolderFields, kindMutationFields, kindQueryFields } from './image-kind.ts';
import { int64 } from './int64.ts';
import { mutationFields } from './mutation.ts';
import { operationFields } from './operation.ts';
import { queryFields } from './query.ts';
import type { FieldResolvers, ResolverMap } from './resolver-map.ts';
import { subscriptionFields } from './subscription.ts';

export type { ResolverMap } from './resolver-map.ts';

/** The resolvers of a schema with these kinds of images. */
export function createResolvers(kinds: readonly ImageKind[]): ResolverMap {
  const fieldsOfKind: Readonly<Record<string, FieldResolvers>> = {
    ComputeImage: computeImageFields,
    BareMetalImage: bareMetalImageFields,
    DesktopImage: unlistedLabelFields,
  };
  return {
    DateTime: dateTime,
    Int64: int64,
    Query: { ...queryFields(kinds), ...fieldsOfAll(kinds, kindQueryFields), ...entityFields(kinds) },
    Mutation: { ...mutationFields(kinds), ...fieldsOfAll(kinds, kindMutationFields) },
    Subscription: subscriptionFields(kinds),
    Folder: { ...folderFields, ...fieldsOfAll(kinds, kindFolderFields) },
    Operation: { ...operationFields },
    ...Object.fromEntries(kinds.map(({ typename }) => [typename, { ...imageFields, ...fieldsOfKind[typename] }])),
  };
}

function fieldsOfAll(kinds: readonly ImageKind[], fieldsOf: (kind: ImageKind) => FieldResolvers): FieldResolvers {
  return Object.fromEntries(kinds.flatMap((kind) => Object.entries(fieldsOf(kind))));
}
