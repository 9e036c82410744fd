import type { FastifyRequest } from 'fastify';
import { acceptsHtml } from '../pages/accepts-html.ts';

/** The parameters of a GraphQL request; `extensions` carries a persisted query, which has no `query`. */
const GRAPHQL_PARAMETERS = ['query', 'extensions'];

/**
 * Whether a request of the GraphQL endpoint is a person's browser looking for the playground: one that asks for a page
 * and for no operation.
 */
export function acceptsPlayground(request: FastifyRequest): boolean {
  const { query } = request;
  if (typeof query === 'object' && query !== null && GRAPHQL_PARAMETERS.some((name) => name in query)) return false;
  return acceptsHtml(request);
}
