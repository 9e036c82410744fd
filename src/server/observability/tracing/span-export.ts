import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { FastifyBaseLogger } from 'fastify';
import type { TracingOptions } from './create-tracer.ts';

/** How long a collector may take to accept spans, with all repetitions. They are not worth waiting for longer. */
const timeoutMs = 3000;

/**
 * Hands spans over to the collector. That this fails is said once, and once when it works again: a collector that is
 * down is no reason to fill the log.
 */
export function createSpanExporter({ collectorUrl, headers }: TracingOptions, log: FastifyBaseLogger): SpanExporter {
  const exporter = new OTLPTraceExporter({
    url: `${collectorUrl.replace(/\/+$/, '')}/v1/traces`,
    headers: { ...headers },
    timeoutMillis: timeoutMs,
  });
  let isFailing = false;
  return {
    export(spans, report) {
      exporter.export(spans, (result) => {
        const failed = result.error !== undefined;
        // The message of the error may name hosts.
        if (failed && !isFailing) log.warn({ code: codeOf(result.error) }, 'spans cannot be exported');
        if (!failed && isFailing) log.info('spans are exported again');
        isFailing = failed;
        report(result);
      });
    },
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  };
}

/** The HTTP status that the collector answered with, or the code of Node.js. */
function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
}
