import type { FieldViolation } from '../status/api-error.ts';

/** A service's rules for the parameters that page a list. */
export interface PageRules {
  readonly defaultPageSize: number;
  readonly maxPageSize: number;
  /** Characters; absent where the service states no limit. */
  readonly maxPageTokenLength?: number;
}

/** How much of a list is wanted, and from where on. */
export interface PageParameters {
  readonly pageSize: number;
  /** Empty for the first page. */
  readonly pageToken: string;
}

/** The names of the parameters that page a list. */
export const pageParameterNames = ['pageSize', 'pageToken'] as const;

/** Reads `pageSize` and `pageToken`, and adds to `violations` what is wrong with them. */
export function readPageParameters(
  query: ReadonlyMap<string, string>,
  rules: PageRules,
  violations: FieldViolation[],
): PageParameters {
  const pageSize = readPageSize(query.get('pageSize') ?? '', rules, violations);
  const pageToken = query.get('pageToken') ?? '';
  const { maxPageTokenLength = Infinity } = rules;
  if (pageToken.length > maxPageTokenLength) {
    const description = `The maximum string length in characters is ${maxPageTokenLength}.`;
    violations.push({ field: 'page_token', description });
  }
  return { pageSize, pageToken };
}

function readPageSize(text: string, rules: PageRules, violations: FieldViolation[]): number {
  const pageSize = text === '' ? 0 : Number(text);
  if (!/^(-?\d+)?$/.test(text) || pageSize < 0 || pageSize > rules.maxPageSize) {
    const description = `The value must be a whole number from 0 to ${rules.maxPageSize}.`;
    violations.push({ field: 'page_size', description });
    return rules.defaultPageSize;
  }
  // In proto3 a 0 cannot be told from a field that was left out.
  return pageSize === 0 ? rules.defaultPageSize : pageSize;
}
