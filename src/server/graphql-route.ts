import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { createContext, type CreateRequestContext, type ServerContext } from './context.ts';
import { requireHost } from './host-header.ts';
import { acceptsPlayground, type PlaygroundHandler } from './playground/playground.ts';
import { useGraphqlOverHttpStatus } from './plugins/graphql-over-http-status.ts';
import type { WebSocketHandler } from './subscriptions/subscriptions.ts';

/**
 * Serves GraphQL at `/graphql`, where a browser that asks for a page gets the playground, and a client that asks for a
 * WebSocket gets one for subscriptions.
 */
export function registerGraphql(
  app: FastifyInstance,
  apollo: ApolloServer<ServerContext>,
  createRequestContext: CreateRequestContext,
  playground: PlaygroundHandler | null,
  wsHandler: WebSocketHandler,
): void {
  const handler = fastifyApolloHandler(apollo, {
    context: async (request, reply) => createContext(createRequestContext, request, reply),
  });
  useGraphqlOverHttpStatus(app);
  app.post('/graphql', { onRequest: requireHost }, handler);
  app.route({
    method: 'GET',
    url: '/graphql',
    onRequest: requireHost,
    handler: (request, reply) =>
      playground !== null && acceptsPlayground(request)
        ? playground(request, reply)
        : handler.call(app, request, reply),
    wsHandler,
  });
}
