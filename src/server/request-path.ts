import type { FastifyRequest } from 'fastify';

/** The path of a request without its query, which may hold a document and its variables. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}
