import type { Sort } from '../address/words.ts';

/** What images are sorted by. */
export interface SortKeys {
  readonly name?: string | null | undefined;
  readonly createdAt?: string | null | undefined;
}

/**
 * Whether an image belongs before another one in a list. A list is in order but for one place: where a service that
 * could not be asked before has answered, and what it missed begins.
 */
export function comesBefore(image: SortKeys, other: SortKeys | undefined, sort: Sort): boolean {
  if (other === undefined) return false;
  switch (sort) {
    case 'newest':
      return createdAtOf(image) > createdAtOf(other);
    case 'oldest':
      return createdAtOf(image) < createdAtOf(other);
    case 'name':
      return (image.name ?? '') < (other.name ?? '');
    case 'name-descending':
      return (image.name ?? '') > (other.name ?? '');
  }
}

/** An image without a creation time is the oldest. */
function createdAtOf({ createdAt }: SortKeys): number {
  return createdAt ? Date.parse(createdAt) : -Infinity;
}
