import type { ImageFilter, ImageStatus, InputMaybe, OsType, StringFilter } from '../generated/graphql.ts';
import type { ComputeImage, Image } from './image.ts';
import { instantKey } from './instant.ts';
import { decodedOrNull } from './undecodable-field.ts';

/** The texts of an image that can be compared in a filter. */
export type TextField = 'imageId' | 'name' | 'family';

/** One condition of a filter; a filter holds when all of its conditions do. */
export type Condition =
  | {
      readonly kind: 'text';
      readonly field: TextField;
      readonly operator: 'in' | 'notIn';
      readonly values: readonly string[];
    }
  | {
      readonly kind: 'text';
      readonly field: TextField;
      readonly operator: 'contains';
      readonly values: readonly [string];
    }
  | { readonly kind: 'status'; readonly statuses: readonly ImageStatus[] }
  | { readonly kind: 'osType'; readonly osTypes: readonly OsType[] }
  | { readonly kind: 'label'; readonly key: string; readonly value: string | null }
  | { readonly kind: 'created'; readonly side: 'after' | 'before'; readonly instant: string };

export type TextCondition = Extract<Condition, { kind: 'text' }>;

/**
 * The conditions of a filter, in their simplest form: `eq` and `ne` are lists of one, and since a missing text is the
 * empty one and equals nothing, the empty text is left out of every list.
 */
export function conditionsOf(filter: InputMaybe<ImageFilter>): Condition[] {
  if (filter === null || filter === undefined) return [];
  const { status, osType, labels, createdAfter, createdBefore } = filter;
  const conditions: Condition[] = (['imageId', 'name', 'family'] as const).flatMap((field) =>
    textConditions(field, filter[field]),
  );
  if (isGiven(status)) conditions.push({ kind: 'status', statuses: status });
  if (isGiven(osType)) conditions.push({ kind: 'osType', osTypes: osType });
  for (const { key, value } of labels ?? []) conditions.push({ kind: 'label', key, value: value ?? null });
  if (isGiven(createdAfter)) conditions.push(created('after', createdAfter));
  if (isGiven(createdBefore)) conditions.push(created('before', createdBefore));
  return conditions;
}

function textConditions(field: TextField, filter: InputMaybe<StringFilter>): TextCondition[] {
  if (!isGiven(filter)) return [];
  const conditions: TextCondition[] = [];
  const one = (operator: 'in' | 'notIn', values: readonly string[]): void => {
    conditions.push({ kind: 'text', field, operator, values: [...new Set(values)].filter((value) => value !== '') });
  };
  if (isGiven(filter.eq)) one('in', [filter.eq]);
  if (isGiven(filter.in)) one('in', filter.in);
  if (isGiven(filter.ne)) one('notIn', [filter.ne]);
  if (isGiven(filter.notIn)) one('notIn', filter.notIn);
  if (isGiven(filter.contains)) {
    conditions.push({ kind: 'text', field, operator: 'contains', values: [filter.contains] });
  }
  return conditions.filter(({ operator, values }) => operator !== 'notIn' || values.length > 0);
}

function created(side: 'after' | 'before', timestamp: string): Condition {
  return { kind: 'created', side, instant: instantKey(timestamp) ?? '' };
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** Whether no image at all can meet a condition. */
export function isImpossible(condition: Condition): boolean {
  if (condition.kind === 'text') return condition.operator === 'in' && condition.values.length === 0;
  if (condition.kind === 'status') return condition.statuses.length === 0;
  return condition.kind === 'osType' && condition.osTypes.length === 0;
}

/** Whether an image meets a condition. A value that is missing, or cannot be decoded, equals nothing. */
export function holds(condition: Condition, image: Image): boolean {
  switch (condition.kind) {
    case 'text':
      return textHolds(condition, textOf(image, condition.field));
    case 'status':
      return condition.statuses.includes(image.status);
    case 'osType':
      return hasOsType(image, condition.osTypes);
    case 'label':
      return (decodedOrNull(image.labels) ?? []).some(
        ({ key, value }) => key === condition.key && (condition.value === null || value === condition.value),
      );
    case 'created': {
      const createdAt = decodedOrNull(image.createdAt);
      const instant = createdAt === null ? null : instantKey(createdAt);
      if (instant === null) return false;
      return condition.side === 'after' ? instant > condition.instant : instant < condition.instant;
    }
  }
}

function hasOsType(image: Image, osTypes: readonly OsType[]): boolean {
  const os = isCompute(image) ? decodedOrNull(image.os) : null;
  return os !== null && osTypes.includes(os.type);
}

function textHolds({ operator, values }: TextCondition, text: string | null): boolean {
  if (text === null) return operator === 'notIn';
  if (operator === 'contains') return text.includes(values[0]);
  return values.includes(text) === (operator === 'in');
}

function textOf(image: Image, field: TextField): string | null {
  if (field === 'family') return isCompute(image) ? decodedOrNull(image.family) : null;
  return decodedOrNull(image[field]);
}

function isCompute(image: Image): image is ComputeImage {
  return image.service === 'COMPUTE';
}
