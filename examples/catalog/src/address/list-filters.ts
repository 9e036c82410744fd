import type { ImageService, ImageStatus, OsType, Sort } from './words.ts';

/** Which images are listed, and in what order. An empty list or text stands for no condition. */
export interface ListFilters {
  /** Empty for those of the first visit. */
  readonly folders: readonly string[];
  readonly services: readonly ImageService[];
  readonly statuses: readonly ImageStatus[];
  readonly osTypes: readonly OsType[];
  readonly family: string;
  /** A part of the name. */
  readonly name: string;
  readonly labels: readonly LabelCondition[];
  readonly sort: Sort;
}

/** A label that images have. */
export interface LabelCondition {
  readonly key: string;
  /** `null` for any. */
  readonly value: string | null;
}

/** No condition at all. */
export const noConditions = {
  services: [],
  statuses: [],
  osTypes: [],
  family: '',
  name: '',
  labels: [],
} as const satisfies Partial<ListFilters>;

/** How many conditions there are, beside the folders. */
export function countConditions(filters: ListFilters): number {
  const { services, statuses, osTypes, family, name, labels } = filters;
  const texts = [family, name].filter((text) => text !== '');
  return [services, statuses, osTypes].filter(({ length }) => length > 0).length + texts.length + labels.length;
}
