import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticate } from './authentication/principal.ts';
import { requireCaller } from './authentication/require-caller.ts';
import type { ServerContext } from './context.ts';
import type { EdgeOptions } from './edge/edge.ts';
import { refuseForeignSockets } from './edge/origins.ts';
import { refuseOpaqueHeaders } from './edge/propagate-headers.ts';
import { noRateLimit, type RateLimit } from './edge/rate-limit/rate-limit.ts';
import { limitRequests } from './edge/rate-limit/too-many-requests.ts';
import { requireHost } from './host-header.ts';
import type { PageHandler } from './pages/built-page.ts';
import { acceptsPlayground } from './playground/playground.ts';
import { useGraphqlOverHttpStatus } from './plugins/graphql-over-http-status.ts';
import type { SubscriptionHandlers } from './subscriptions/subscriptions.ts';

/**
 * Serves GraphQL at `/graphql`, where a browser that asks for a page gets the playground. Subscriptions are served
 * there over a WebSocket or as server-sent events, whichever a client asks for.
 */
export function registerGraphql(
  app: FastifyInstance,
  apollo: ApolloServer<ServerContext>,
  createContext: (request: FastifyRequest, reply: FastifyReply) => ServerContext,
  authenticate: Authenticate,
  edge: EdgeOptions,
  rateLimit: RateLimit,
  playground: PageHandler | null,
  subscriptions: SubscriptionHandlers,
): void {
  const handler = fastifyApolloHandler(apollo, {
    context: async (request, reply) => createContext(request, reply),
  });
  useGraphqlOverHttpStatus(app);
  const wantsPlayground = (request: FastifyRequest): boolean =>
    request.method === 'GET' && playground !== null && acceptsPlayground(request);
  const limit = limitRequests(rateLimit);
  const limitAllButPlayground = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!wantsPlayground(request)) await limit(request, reply);
  };
  // The page is open to everybody, and who is behind a WebSocket is said by its first message.
  const onRequest = [
    forbidStorage,
    requireHost(),
    refuseForeignSockets(edge.corsOrigins),
    subscriptions.limitSockets,
    ...(edge.headersToPropagate.length === 0 ? [] : [refuseOpaqueHeaders(edge.headersToPropagate)]),
    requireCaller(authenticate, (request) => request.ws || wantsPlayground(request), limit),
    ...(rateLimit === noRateLimit ? [] : [limitAllButPlayground]),
  ];
  app.post('/graphql', { onRequest: [...onRequest] }, (request, reply) =>
    subscriptions.acceptsEvents(request) ? subscriptions.events(request, reply) : handler.call(app, request, reply),
  );
  app.route({
    method: 'GET',
    url: '/graphql',
    onRequest: [...onRequest],
    handler: (request, reply) =>
      playground !== null && wantsPlayground(request) ? playground(request, reply) : handler.call(app, request, reply),
    wsHandler: subscriptions.webSocket,
  });
}

/** An answer is of its moment and its caller, so nobody on the way is to keep it. */
function forbidStorage(_request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  reply.header('cache-control', 'no-store');
  done();
}
