import type { QueryNodesArgs, QueryResolvers } from '../generated/graphql.ts';
import { InputError } from '../model/errors.ts';
import { folder } from '../model/folder.ts';
import type { Node } from '../model/node.ts';
import { checkedFolderId } from '../loaders/image-lists.ts';
import type { RequestContext } from './context.ts';
import { eachByItself } from './each-by-itself.ts';
import { parseGlobalId } from './global-id.ts';
import { type ImageKind, imageKey } from './image-kind.ts';

const mostNodes = 1000;

/**
 * The query fields that are the same however many image services there are. Each slot of `nodes` is a promise of its
 * own, so that one that fails costs only itself; the generated types know lists only as a whole.
 */
export interface QueryFields extends Omit<QueryResolvers, 'nodes'> {
  nodes(parent: unknown, args: QueryNodesArgs, context: RequestContext): Promise<Node | null | Error>[];
}

export function queryFields(kinds: readonly ImageKind[]): QueryFields {
  const imageTypenames = kinds.map(({ typename }) => typename);
  const nodeTypenames = [...imageTypenames, 'Folder', 'Operation'];

  const node = async (globalId: string, { loaders }: RequestContext): Promise<Node | null> => {
    const { typename, id } = parseGlobalId(globalId, nodeTypenames);
    if (imageTypenames.includes(typename)) return loaders.image(typename, id);
    return typename === 'Folder' ? folder(checkedFolderId(id)) : loaders.operation(id, 0);
  };

  return {
    node: (_, { id }, context) => node(id, context),
    nodes: (_, { ids }, context) => {
      if (ids.length > mostNodes) throw new InputError(`"ids" names ${ids.length} IDs; at most ${mostNodes} may be.`);
      return eachByItself(ids, (id) => node(id, context));
    },
    image: (_, { id }, { loaders }) => {
      const { typename, imageId } = imageKey(id, kinds);
      return loaders.image(typename, imageId);
    },
    latestComputeImage: (_, { folderId, family }, { loaders }) =>
      loaders.latestInFamily(checkedFolderId(folderId), family),
    folder: (_, { folderId }) => folder(checkedFolderId(folderId)),
    images: (_, list, { loaders }) => loaders.lists.merged(list),
    operation: (_, { id, waitSeconds }, { loaders }) =>
      loaders.operation(parseGlobalId(id, ['Operation']).id, waitSeconds),
  };
}
