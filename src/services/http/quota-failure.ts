import type { QuotaViolation } from '../../model/errors.ts';
import { isJsonObject, type JsonObject } from './proto-json.ts';
import type { Redaction } from './redaction.ts';

const type = 'type.googleapis.com/yandex.cloud.quota.QuotaFailure';

/** No request exceeds this many quotas. */
const mostViolations = 20;

/** Returns the exhausted quotas that the details of a google.rpc.Status name (yandex/cloud/quota/quota.proto). */
export function quotaViolations(details: readonly JsonObject[], redaction: Redaction): QuotaViolation[] {
  return details
    .filter((detail) => detail['@type'] === type)
    .flatMap(({ violations }): unknown[] => (Array.isArray(violations) ? violations : []))
    .filter(isJsonObject)
    .slice(0, mostViolations)
    .map(({ metric, required }) => {
      const { name, limit, usage } = isJsonObject(metric) ? metric : {};
      return {
        metric: textOf(name, redaction),
        limit: textOf(limit, redaction),
        usage: textOf(usage, redaction),
        required: textOf(required, redaction),
      };
    });
}

/** Whether waiting helps: each exhausted quota is a rate, which the services name so. */
export function areRates(violations: readonly QuotaViolation[]): boolean {
  return violations.every(({ metric }) => metric?.endsWith('.rate') === true);
}

/** An int64 is a string or a number, and a usage may be a fraction. A number that JavaScript rounds counts as absent. */
function textOf(value: unknown, redaction: Redaction): string | null {
  if (typeof value === 'string') return value === '' ? null : redaction.text(value);
  const isExact = typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return isExact ? String(value) : null;
}
