import { z } from 'zod';
import { allowedBaseUrl, baseUrl, documentation, optionalWholeNumber } from './config-variables.ts';
import type { MetricsOptions } from './server/observability/metrics/metrics-server.ts';
import type { TracingOptions } from './server/observability/tracing/create-tracer.ts';

/** A list of `name=value`, in which commas and the like are percent-encoded. */
const headerList = /^[\w-]+=[\x21-\x2b\x2d-\x7e]*(,[\w-]+=[\x21-\x2b\x2d-\x7e]*)*$/;
const allowedHeaderList = 'a list such as name=value,other=value, with spaces and commas percent-encoded';

/**
 * The variables that say what can be seen of the gateway from outside; docs/observability.md has the rest. Those of
 * OpenTelemetry have the names and meanings of its specification.
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export const observabilityVariables = {
  METRICS: z.enum(['on', 'off']).prefault('on').register(documentation, {
    meaning: 'Whether there are metrics for Prometheus at `/metrics`.',
    allowed: 'on or off',
  }),
  METRICS_PORT: optionalWholeNumber(
    { from: 0, to: 65_535 },
    'A port for the metrics alone, which then are on no other; 0 for any that is free.',
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: baseUrl.optional().register(documentation, {
    meaning: 'The collector that traces are sent to, by OTLP over HTTP in JSON; without it none are recorded.',
    allowed: allowedBaseUrl,
  }),
  // It may hold a secret, so what is wrong with it is said by `tracingMistakes`, without the value.
  OTEL_EXPORTER_OTLP_HEADERS: z.string().optional().register(documentation, {
    meaning: 'Headers that the collector wants to see, such as a key.',
    allowed: allowedHeaderList,
  }),
  OTEL_SERVICE_NAME: z
    .string()
    .regex(/^[\x20-\x7e]{1,255}$/)
    .prefault('image-gateway')
    .register(documentation, {
      meaning: 'What the gateway is called in traces.',
      allowed: '1 to 255 printable ASCII characters',
    }),
  OTEL_TRACES_SAMPLER: z
    .enum(['parentbased_traceidratio', 'traceidratio'])
    .prefault('parentbased_traceidratio')
    .register(documentation, {
      meaning:
        'Whether a trace that a client began is recorded if the client says so, or by the ratio like all others.',
      allowed: 'parentbased_traceidratio or traceidratio',
    }),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d{1,9})?|1(\.0{1,9})?)$/)
    .transform(Number)
    .prefault('1')
    .register(documentation, { meaning: 'The share of the traces that is recorded.', allowed: 'a number from 0 to 1' }),
} as const;

type Variables = z.output<z.ZodObject<typeof observabilityVariables>>;

/** What the variables mean. */
export function metricsOptions({ METRICS, METRICS_PORT }: Variables): MetricsOptions {
  return { enabled: METRICS === 'on', port: METRICS_PORT ?? null };
}

/** What is wrong with a variable whose value is not to be shown. */
export function tracingMistakes({ OTEL_EXPORTER_OTLP_HEADERS: headers }: Readonly<Record<string, string>>): string[] {
  return headers === undefined || readHeaders(headers) !== null
    ? []
    : [`OTEL_EXPORTER_OTLP_HEADERS is not shown here, because it may hold a key; allowed: ${allowedHeaderList}.`];
}

/** What the variables mean; `null` for no traces. */
export function tracingOptions(variables: Variables): TracingOptions | null {
  if (variables.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return null;
  return {
    collectorUrl: variables.OTEL_EXPORTER_OTLP_ENDPOINT,
    headers: readHeaders(variables.OTEL_EXPORTER_OTLP_HEADERS ?? '') ?? {},
    serviceName: variables.OTEL_SERVICE_NAME,
    followsParent: variables.OTEL_TRACES_SAMPLER === 'parentbased_traceidratio',
    ratio: variables.OTEL_TRACES_SAMPLER_ARG,
  };
}

/** `null` for what is no list of headers. */
function readHeaders(list: string): Record<string, string> | null {
  if (list === '') return {};
  if (!headerList.test(list)) return null;
  const headers: Record<string, string> = {};
  for (const pair of list.split(',')) {
    const at = pair.indexOf('=');
    const value = decoded(pair.slice(at + 1));
    if (value === null) return null;
    headers[pair.slice(0, at)] = value;
  }
  return headers;
}

/** `null` for what cannot be decoded, or cannot stand in a header. */
function decoded(text: string): string | null {
  try {
    const value = decodeURIComponent(text);
    return /^[\x20-\x7e]*$/.test(value) ? value : null;
  } catch {
    return null;
  }
}
