import type { FastifyServerOptions } from 'fastify';

/**
 * No route has a JSON schema, since GraphQL has a schema of its own. So Fastify need not load what compiles them, which it
 * otherwise does at each start.
 */
export const withoutJsonSchemas = {
  compilersFactory: { buildValidator: refuse, buildSerializer: refuse },
} satisfies FastifyServerOptions['schemaController'];

function refuse(): never {
  throw new TypeError('A route has a JSON schema, and nothing that could compile it is loaded.');
}
