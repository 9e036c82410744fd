import type { ImageStatus } from '../../generated/graphql.ts';
import { type Condition, holds, isImpossible, type TextCondition } from '../../model/image-condition.ts';
import type { Image } from '../../model/image.ts';
import type { FilterLanguage } from './filter-language.ts';

/** How a filter is shared out between a service and the gateway. */
export interface FilterPlan {
  /** No image of the service can meet the filter, so there is nothing to ask. */
  readonly nothing: boolean;
  /** What the service is asked for; `null` for all images. */
  readonly expression: string | null;
  /** The conditions that are in the expression. */
  readonly pushed: readonly TextCondition[];
  /** What the gateway evaluates on arrival; `null` when nothing is left to evaluate. */
  readonly matches: ((image: Image) => boolean) | null;
}

export interface FilterPlanOptions {
  readonly language: FilterLanguage;
  /** The kinds of conditions that images of the service have no value for. */
  readonly lacks: readonly LackableField[];
  /** The statuses that images of the service can have; `null` for any. */
  readonly statuses: readonly ImageStatus[] | null;
  /** A condition in the service's own words, from the client. */
  readonly expression: string | null;
  /** Whether the service is known to refuse a condition. */
  readonly refuses: (condition: TextCondition) => boolean;
}

/** The fields of a filter that only some kinds of images have. */
export type LackableField = 'family' | 'osType' | 'labels' | 'createdAt';

/** Shares out a filter: to the service what it can express, to the gateway the rest. */
export function planFilter(conditions: readonly Condition[], options: FilterPlanOptions): FilterPlan {
  const { language, lacks, statuses, expression, refuses } = options;
  const own = expression === null ? [] : [expression];
  const pushed: TextCondition[] = [];
  const kept: Condition[] = [];
  const terms: string[] = [];
  for (const condition of conditions.filter((each) => !isMetByAll(each, lacks)).sort(mostSelectiveFirst)) {
    if (isImpossible(condition) || isLacking(condition, lacks) || isOtherStatus(condition, statuses)) {
      return { nothing: true, expression, pushed: [], matches: null };
    }
    const term = condition.kind === 'text' && !refuses(condition) ? express(language, condition) : null;
    const isRoom = own.length + terms.length < language.mostConditions;
    const joined = [...terms, term, ...own].join(' AND ');
    if (condition.kind === 'text' && term !== null && isRoom && joined.length <= language.longestExpression) {
      terms.push(term);
      pushed.push(condition);
    } else {
      kept.push(condition);
    }
  }
  return {
    nothing: false,
    expression: terms.length + own.length === 0 ? null : [...terms, ...own].join(' AND '),
    pushed,
    matches: kept.length === 0 ? null : (image) => kept.every((condition) => holds(condition, image)),
  };
}

function express(language: FilterLanguage, condition: TextCondition): string | null {
  const field = language.fields[condition.field];
  return field === undefined ? null : language.express(field, condition);
}

/** A missing value equals nothing, so that only a negated condition on it holds. */
function isLacking(condition: Condition, lacks: readonly LackableField[]): boolean {
  switch (condition.kind) {
    case 'text':
      return condition.field === 'family' && lacks.includes('family');
    case 'osType':
      return lacks.includes('osType');
    case 'label':
      return lacks.includes('labels');
    case 'created':
      return lacks.includes('createdAt');
    case 'status':
      return false;
  }
}

function isOtherStatus(condition: Condition, statuses: readonly ImageStatus[] | null): boolean {
  return (
    condition.kind === 'status' && statuses !== null && !condition.statuses.some((status) => statuses.includes(status))
  );
}

function isMetByAll(condition: Condition, lacks: readonly LackableField[]): boolean {
  return condition.kind === 'text' && condition.operator === 'notIn' && isLacking(condition, lacks);
}

/** Where a language takes only one condition, it is best the one that leaves the fewest images. */
function mostSelectiveFirst(a: Condition, b: Condition): number {
  return selectivity(a) - selectivity(b);
}

function selectivity(condition: Condition): number {
  if (condition.kind !== 'text') return 3;
  return { in: 0, contains: 1, notIn: 2 }[condition.operator];
}
