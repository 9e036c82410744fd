import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

/** A span as a collector is given it. */
export interface ReceivedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** `null` for the root of a trace. */
  readonly parentSpanId: string | null;
  readonly kind: 'INTERNAL' | 'SERVER' | 'CLIENT' | 'other';
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly isError: boolean;
  readonly startedAt: bigint;
}

/** A collector of traces that takes OTLP over HTTP, in JSON. */
export interface OtlpReceiver {
  readonly url: string;
  readonly spans: readonly ReceivedSpan[];
  /** All that has come, as it came. */
  readonly bodies: readonly string[];
  readonly headers: readonly IncomingHttpHeaders[];
  /** What is answered from now on; `null` for nothing at all. */
  answerWith(status: number | null): void;
  close(): Promise<void>;
}

/** https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
const attributes = z.array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) }));
const traces = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              name: z.string(),
              traceId: z.string().length(32),
              spanId: z.string().length(16),
              parentSpanId: z.string().length(16).optional(),
              kind: z.number(),
              attributes,
              status: z.object({ code: z.number().optional() }),
              startTimeUnixNano: z.string(),
            }),
          ),
        }),
      ),
    }),
  ),
});

const kinds: Readonly<Record<number, ReceivedSpan['kind']>> = { 1: 'INTERNAL', 2: 'SERVER', 3: 'CLIENT' };

export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const bodies: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  let status: number | null = 200;
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      headers.push(request.headers);
      bodies.push(JSON.stringify(body));
      if (status === 200 && request.url === '/v1/traces') spans.push(...read(body));
      if (status !== null) response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    bodies,
    headers,
    answerWith: (next) => (status = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function read(body: unknown): ReceivedSpan[] {
  return traces
    .parse(body)
    .resourceSpans.flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap((scope) => scope.spans)
    .map(({ name, traceId, spanId, parentSpanId, kind, attributes: pairs, status, startTimeUnixNano }) => ({
      name,
      traceId,
      spanId,
      parentSpanId: parentSpanId ?? null,
      kind: kinds[kind] ?? 'other',
      attributes: Object.fromEntries(pairs.map(({ key, value }) => [key, Object.values(value)[0]])),
      isError: status.code === 2,
      startedAt: BigInt(startTimeUnixNano),
    }));
}

/** Spans as text: what lies inside of a span is below it and further to the right, in the order of the names. */
export function spanTree(spans: readonly ReceivedSpan[]): string {
  const inside = (parent: ReceivedSpan | null, indent: string): string[] =>
    spans
      .filter(({ parentSpanId }) =>
        parent === null ? !spans.some(({ spanId }) => spanId === parentSpanId) : parentSpanId === parent.spanId,
      )
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((span) => [`${indent}${span.kind} ${span.name}`, ...inside(span, `${indent}  `)]);
  return inside(null, '').join('\n');
}
