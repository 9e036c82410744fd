import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** What a page may send. It is the list of all that the gateway reads; a browser asks for no others. */
export const allowedHeaders = [
  'accept',
  'apollo-require-preflight',
  'authorization',
  'content-type',
  'idempotency-key',
  'traceparent',
  'tracestate',
  'x-apollo-operation-name',
  'x-request-id',
  'x-upstream-report',
] as const;

/** What a page may read of an answer, beside what browsers always let it read. */
const exposedHeaders = ['retry-after', 'x-request-id'];

/** How long browsers may remember what they were allowed, so that not every request takes two. */
const preflightSeconds = 600;

/**
 * Lets pages of the listed origins use the routes of an application (https://fetch.spec.whatwg.org/#http-cors-protocol);
 * without a list, pages of the gateway's own origin alone. Credentials that browsers add by themselves, such as cookies,
 * stay out, since the gateway knows none.
 *
 * @param furtherHeaders what pages may send beside what the gateway itself reads
 */
export async function allowOrigins(
  app: FastifyInstance,
  origins: readonly string[],
  furtherHeaders: readonly string[],
): Promise<void> {
  if (origins.length === 0) return;
  await app.register(cors, {
    origin: [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: [...new Set([...allowedHeaders, ...furtherHeaders])],
    exposedHeaders,
    maxAge: preflightSeconds,
    // Whoever asks for the methods without being a browser is told them too.
    strictPreflight: false,
  });
}
