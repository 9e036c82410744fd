import type { FastifyBaseLogger } from 'fastify';
import { passingTracer } from './passing-tracer.ts';
import type { Tracer } from './tracer.ts';

export interface TracingOptions {
  /** The base URL of a collector that takes OTLP over HTTP. */
  readonly collectorUrl: string;
  /** What the collector wants to see, such as a key. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the gateway is called in the traces. */
  readonly serviceName: string;
  /** The share of the traces that is recorded, between 0 and 1. */
  readonly ratio: number;
  /** Whether a trace that began elsewhere is recorded if and only if it is there. */
  readonly followsParent: boolean;
}

/** @param options `null` to record nothing; then the libraries for it are not even loaded */
export async function createTracer(options: TracingOptions | null, log: FastifyBaseLogger): Promise<Tracer> {
  if (options === null) return passingTracer;
  const { OpenTelemetryTracer } = await import('./open-telemetry-tracer.ts');
  return new OpenTelemetryTracer(options, log);
}
