import { z } from 'zod';
import { documentation, optionalWholeNumber } from './config-variables.ts';
import type { MetricsOptions } from './server/observability/metrics/metrics-server.ts';

/** The variables that say what can be seen of the gateway from outside; docs/observability.md has the rest. */
export const observabilityVariables = {
  METRICS: z.enum(['on', 'off']).prefault('on').register(documentation, {
    meaning: 'Whether there are metrics for Prometheus at `/metrics`.',
    allowed: 'on or off',
  }),
  METRICS_PORT: optionalWholeNumber(
    { from: 0, to: 65_535 },
    'A port for the metrics alone, which then are on no other; 0 for any that is free.',
  ),
} as const;

/** What the variables mean. */
export function metricsOptions({
  METRICS,
  METRICS_PORT,
}: z.output<z.ZodObject<typeof observabilityVariables>>): MetricsOptions {
  return { enabled: METRICS === 'on', port: METRICS_PORT ?? null };
}
