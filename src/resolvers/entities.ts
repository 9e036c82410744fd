import type { Loaders } from '../loaders/loaders.ts';
import { checkedFolderId } from '../loaders/image-lists.ts';
import { InputError } from '../model/errors.ts';
import { folder } from '../model/folder.ts';
import type { Node } from '../model/node.ts';
import type { RequestContext } from './context.ts';
import { eachByItself } from './each-by-itself.ts';
import { parseGlobalId } from './global-id.ts';
import { type ImageKind, imageKey } from './image-kind.ts';
import type { FieldResolvers } from './resolver-map.ts';

/** Finds an object by the value of one of its keys. */
type FindByKey = (value: string, loaders: Loaders) => Node | null | Promise<Node | null>;

/** How an entity is found by each of the keys that schema/ declares for its type. */
type Keys = Readonly<Record<string, FindByKey>>;

/**
 * The field that a Federation router fetches objects by, which it knows from other subgraphs. The one that
 * @apollo/subgraph would add fails as a whole when one representation names an unknown type, and writes into the
 * objects of the model.
 * https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec#query_entities
 */
export function entityFields(kinds: readonly ImageKind[]): FieldResolvers {
  const entities = new Map<string, Keys>([
    ['Image', { id: imageByGlobalId(kinds) }],
    ...kinds.map((kind): [string, Keys] => [kind.typename, keysOfKind(kind)]),
    ['Folder', keysOfFolder],
    ['Operation', keysOfOperation],
  ]);
  return {
    _entities: (
      _: unknown,
      { representations }: { readonly representations: readonly unknown[] },
      { loaders }: RequestContext,
    ) => eachByItself(representations, (representation) => findEntity(representation, entities, loaders)),
  };
}

function keysOfKind(kind: ImageKind): Keys {
  return {
    imageId: (imageId, loaders) => loaders.image(kind.typename, imageId),
    id: imageByGlobalId([kind]),
  };
}

function imageByGlobalId(kinds: readonly ImageKind[]): FindByKey {
  return (globalId, loaders) => {
    const { typename, imageId } = imageKey(globalId, kinds);
    return loaders.image(typename, imageId);
  };
}

const keysOfFolder: Keys = {
  folderId: (folderId) => folder(checkedFolderId(folderId)),
  id: (globalId) => folder(checkedFolderId(parseGlobalId(globalId, ['Folder']).id)),
};

const keysOfOperation: Keys = {
  id: (globalId, loaders) => loaders.operation(parseGlobalId(globalId, ['Operation']).id, 0),
};

function findEntity(
  representation: unknown,
  entities: ReadonlyMap<string, Keys>,
  loaders: Loaders,
): Node | null | Promise<Node | null> {
  const fields = new Map(Object.entries(representation ?? {}));
  const typename: unknown = fields.get('__typename');
  const keys = typeof typename === 'string' ? entities.get(typename) : undefined;
  if (keys === undefined) {
    throw new InputError(`A representation has as "__typename" one of: ${[...entities.keys()].join(', ')}.`);
  }
  for (const [key, find] of Object.entries(keys)) {
    const value: unknown = fields.get(key);
    if (typeof value === 'string') return find(value, loaders);
  }
  const names = Object.keys(keys).map((key) => `"${key}"`);
  throw new InputError(`A representation of ${String(typename)} needs a string as ${names.join(' or ')}.`);
}
