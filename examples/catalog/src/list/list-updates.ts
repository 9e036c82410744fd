import { ConnectionHandler, type ReadOnlyRecordProxy, type RecordProxy, type RecordSourceProxy } from 'relay-runtime';
import type { CurrentList } from './current-list.tsx';
import { belongsTo } from './belongs-to.ts';
import { comesBefore, type SortKeys } from './list-order.ts';

interface Edge {
  readonly node: object;
}

/** What the store holds of a connection, as far as it matters here. */
interface StoredConnection {
  readonly edges: Edge[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

/**
 * Puts an image into the list on the screen if it belongs there and is not yet there. One that belongs behind all that
 * has been fetched is left to the pages that are still to come.
 */
export function bringIntoList(store: RecordSourceProxy, list: CurrentList | null, image: RecordProxy): void {
  const connection = list === null ? null : store.get<StoredConnection>(list.connectionId);
  if (list === null || !connection || !belongsTo(image, list)) return;
  const edges = connection.getLinkedRecords('edges');
  const nodes = edges.map((edge) => edge.getLinkedRecord('node'));
  if (nodes.some((node) => node.getDataID() === image.getDataID())) return;
  const found = nodes.findIndex((node) => comesBefore(sortKeys(image), sortKeys(node), list.filters.sort));
  const hasNext = connection.getLinkedRecord('pageInfo').getValue('hasNextPage');
  if (found === -1 && hasNext) return;
  const edge = ConnectionHandler.createEdge(store, connection, image, 'ImageEdge');
  // No page begins after it: the last edge's cursor is the one to go on from.
  edge.setValue('', 'cursor');
  const place = found === -1 ? edges.length : found;
  store.get(list.connectionId)?.setLinkedRecords([...edges.slice(0, place), edge, ...edges.slice(place)], 'edges');
}

/** Takes an image that is gone out of the list on the screen and out of the store. */
export function takeOutOfStore(store: RecordSourceProxy, list: CurrentList | null, imageId: string): void {
  const connection = list === null ? null : store.get(list.connectionId);
  if (connection) ConnectionHandler.deleteNode(connection, imageId);
  store.delete(imageId);
}

function sortKeys(image: ReadOnlyRecordProxy): SortKeys {
  const [name, createdAt] = [image.getValue('name'), image.getValue('createdAt')];
  return {
    name: typeof name === 'string' ? name : null,
    createdAt: typeof createdAt === 'string' ? createdAt : null,
  };
}
