import type { ImageRecord } from './image-collection.ts';
import type { ListedResource } from './resources.ts';

/** What a list can be sorted by; `sequence` is the order in which the service got to know its images. */
export type SortColumn = 'id' | 'name' | 'createdAt' | 'status' | 'sequence';

/** How names compare. */
export type Collation = 'code-unit' | 'case-insensitive';

/**
 * How images with equal sort keys are ordered: by ID ascending, by ID in the direction of the list, or in the order of
 * insertion. The services do not say.
 */
export type TieOrder = 'id-asc' | 'follow-direction' | 'insertion';

/** A total order of the images of a folder. */
export interface ImageOrder {
  readonly column: SortColumn;
  readonly direction: 'asc' | 'desc';
  readonly ties: TieOrder;
  readonly collation: Collation;
}

/** What of an order decides which of two places comes first. */
export type Directions = Pick<ImageOrder, 'direction' | 'ties'>;

/** A place in a sorted list: what the image there is sorted by. It stays meaningful when that image is gone. */
export interface OrderPosition {
  readonly key: string;
  readonly tie: string;
}

/** An image in a sorted list. */
export interface OrderedRecord<T extends ListedResource> extends OrderPosition {
  readonly image: T;
}

/** Sorts images. */
export function sortRecords<T extends ListedResource>(
  records: readonly ImageRecord<T>[],
  order: ImageOrder,
): readonly OrderedRecord<T>[] {
  const compare = comparePositions(order);
  return records
    .map((record) => ({ image: record.image, key: sortKey(record, order), tie: tieKey(record, order) }))
    .sort(compare);
}

/** The index of the first image behind a position: by binary search, so that a page deep in a long list costs no more. */
export function indexAfter(sorted: readonly OrderPosition[], position: OrderPosition, order: Directions): number {
  const compare = comparePositions(order);
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const record = sorted[middle];
    if (record !== undefined && compare(record, position) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortKey(record: ImageRecord<ListedResource>, order: ImageOrder): string {
  switch (order.column) {
    case 'id':
      return record.image.id;
    case 'name':
      return order.collation === 'code-unit' ? (record.image.name ?? '') : (record.image.name ?? '').toLowerCase();
    case 'createdAt':
      return record.createdAtKey;
    case 'status':
      return record.image.status ?? '';
    case 'sequence':
      return sequenceKey(record);
  }
}

function tieKey(record: ImageRecord<ListedResource>, order: ImageOrder): string {
  return order.ties === 'insertion' ? sequenceKey(record) : record.image.id;
}

/** The number in a fixed width, so that it sorts as a text. */
function sequenceKey({ sequence }: ImageRecord<ListedResource>): string {
  return String(sequence).padStart(10, '0');
}

/** Compares two places in a list by its order. */
export function comparePositions(order: Directions): (a: OrderPosition, b: OrderPosition) => number {
  const direction = order.direction === 'asc' ? 1 : -1;
  const tieDirection = order.ties === 'follow-direction' ? direction : 1;
  return (a, b) => direction * compareCodeUnits(a.key, b.key) || tieDirection * compareCodeUnits(a.tie, b.tie);
}

function compareCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
