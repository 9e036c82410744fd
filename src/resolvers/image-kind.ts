import type { Connection } from '../connections/connection.ts';
import type { ImageService } from '../generated/graphql.ts';
import type { ServiceListArguments } from '../loaders/image-lists.ts';
import type { Folder } from '../model/folder.ts';
import type { Image } from '../model/image.ts';
import type { RequestContext } from './context.ts';
import { parseGlobalId } from './global-id.ts';
import type { FieldResolvers } from './resolver-map.ts';

/** A kind of image: what a service's images are called in the schema. */
export interface ImageKind {
  readonly service: ImageService;
  /** Its GraphQL type, for example `ComputeImage`; the fields `computeImage` and `computeImages` are named after it. */
  readonly typename: string;
  /** Its own mutations, by their names. */
  readonly writes: Readonly<Record<string, unknown>>;
}

/** The image that a global ID names. */
export function kindOf(globalId: string, kinds: readonly ImageKind[]): { service: ImageService; imageId: string } {
  const typenames = kinds.map(({ typename }) => typename);
  const { typename, id } = parseGlobalId(globalId, typenames);
  const kind = kinds.find((candidate) => candidate.typename === typename);
  if (kind === undefined) throw new TypeError(`There is no kind of image of the type ${typename}.`);
  return { service: kind.service, imageId: id };
}

/** The query fields of one kind, which the schema has for every kind in the same way. */
export function kindQueryFields({ service, typename }: ImageKind): FieldResolvers {
  const field = fieldName(typename);
  return {
    [field]: (_: unknown, { imageId }: { readonly imageId: string }, { loaders }: RequestContext) =>
      loaders.image(service, imageId),
    [`${field}s`]: (_: unknown, list: ServiceListArguments, { loaders }: RequestContext): Promise<Connection<Image>> =>
      loaders.lists.ofService(service, list),
  };
}

/** The mutations of one kind: what each returns is the operation that it starts. */
export function kindMutationFields({ service, writes }: ImageKind): FieldResolvers {
  return Object.fromEntries(
    Object.keys(writes).map((mutation) => [
      mutation,
      async (_: unknown, { input }: { readonly input: object }, { loaders }: RequestContext) => ({
        operation: await loaders.writes.start(service, mutation, input),
      }),
    ]),
  );
}

/** The folder fields of one kind. */
export function kindFolderFields({ service, typename }: ImageKind): FieldResolvers {
  return {
    [`${fieldName(typename)}s`]: (
      { folderId }: Folder,
      list: Omit<ServiceListArguments, 'folderId'>,
      { loaders }: RequestContext,
    ): Promise<Connection<Image>> => loaders.lists.ofService(service, { ...list, folderId }),
  };
}

function fieldName(typename: string): string {
  return typename.charAt(0).toLowerCase() + typename.slice(1);
}
