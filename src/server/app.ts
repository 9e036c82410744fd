import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { ServiceState } from '../services/http/guarded-connections.ts';
import { createApolloServer } from './apollo-server.ts';
import type { OpenRights } from './authentication/open-rights.ts';
import type { Authenticate } from './authentication/principal.ts';
import { decoratePrincipal } from './authentication/require-caller.ts';
import { ClientErrors } from './client-errors.ts';
import { createContext, type CreateRequestContext } from './context.ts';
import { registerCatalog } from './catalog/catalog.ts';
import type { CatalogSettings } from './catalog/settings.ts';
import { createDraining, type Draining } from './draining.ts';
import { refuseAmbiguousRequests } from './edge/ambiguous-requests.ts';
import { trustedProxies } from './edge/client-address.ts';
import { allowOrigins } from './edge/cors.ts';
import type { EdgeOptions } from './edge/edge.ts';
import { ConnectionLimit } from './edge/connection-limit.ts';
import { refuseExpectations } from './edge/expectations.ts';
import { RequestBodies } from './edge/request-bodies.ts';
import { createRateLimit } from './edge/rate-limit/rate-limit.ts';
import { securityHeaders, useSecurityHeaders } from './edge/security-headers.ts';
import { UnreadResponses } from './edge/unread-responses.ts';
import { registerGraphql } from './graphql-route.ts';
import { registerHealth } from './health.ts';
import { answerError, answerHttpErrors } from './http-errors.ts';
import { withoutJsonSchemas } from './json-schemas.ts';
import type { Limits } from './limits/limits.ts';
import { registerIndex } from './index-route.ts';
import { registerPlayground } from './playground/playground.ts';
import type { PlaygroundSettings } from './playground/settings.ts';
import type { Metrics } from './observability/metrics/metrics.ts';
import { registerMetrics } from './observability/metrics/metrics-route.ts';
import { onRequestEnd } from './observability/request-end.ts';
import { logRequest } from './observability/request-log.ts';
import { endTrace, traceRequests } from './observability/tracing/trace-requests.ts';
import type { Tracer } from './observability/tracing/tracer.ts';
import { requestIdOf } from './request-id.ts';
import { OpenLimits, type OpenLimitsOptions } from './subscriptions/open-limits.ts';
import { registerSubscriptions, subscriptionTimes } from './subscriptions/subscriptions.ts';
import { TrustedDocuments, type TrustedDocumentsOptions } from './trusted-documents/trusted-documents.ts';

/** How long a client may take to send a request, so that slow ones cannot hold connections for good. */
const slowestClientMs = 30_000;

/** How long a client may take to send the headers of a request, which fit into few packets. */
const slowestHeadersMs = 15_000;

/** How often both times are checked. The default of Node.js, 30 s, would double them. */
const slowClientCheckMs = 1000;

export interface AppOptions {
  readonly schema: GraphQLSchema;
  readonly createRequestContext: CreateRequestContext;
  readonly authenticate: Authenticate;
  /** Ends what is open for callers whose rights end. */
  readonly openRights: OpenRights;
  readonly edge: EdgeOptions;
  readonly limits: Limits;
  /** How each service does. */
  readonly serviceStates: () => ReadonlyMap<string, ServiceState>;
  /** `null` for no playground. */
  readonly playground: PlaygroundSettings | null;
  /** How long a GraphQL request may take. */
  readonly requestTimeoutMs: number;
  /** `null` for no catalogue. */
  readonly catalog: CatalogSettings | null;
  /** How often a query has to come to be compiled; 0 for never. */
  readonly compileQueriesAfter: number;
  readonly bodyLimitBytes: number;
  readonly subscriptionsPerConnection: number;
  /** How much callers and addresses may have open. */
  readonly openLimits: OpenLimitsOptions;
  /** `null` when any document may be run. */
  readonly trustedDocuments: TrustedDocumentsOptions | null;
  readonly tracer: Tracer;
  readonly metrics: Metrics;
  /** Whether the metrics are served beside GraphQL. */
  readonly servesMetrics: boolean;
  readonly log: FastifyBaseLogger;
}

/** The HTTP application, not yet listening. */
export interface App {
  readonly http: FastifyInstance;
  readonly draining: Draining;
}

/** Puts together Apollo Server and the paths around it. */
export async function createApp(options: AppOptions): Promise<App> {
  const { log, tracer, metrics, schema, limits, createRequestContext, authenticate, edge } = options;
  const headers = await securityHeaders();
  const clientErrors = new ClientErrors();
  const isTrustedProxy = trustedProxies(edge.trustedProxies);
  const http = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    trustProxy: edge.trustedProxies.length > 0 ? isTrustedProxy : false,
    bodyLimit: options.bodyLimitBytes,
    requestTimeout: slowestClientMs,
    // Requests that come on open connections while the server stops are answered like any other.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => {
      answerError(error, request, reply.headers({ ...headers, 'x-request-id': request.id }));
    },
    clientErrorHandler: clientErrors.answer,
    schemaController: withoutJsonSchemas,
    // Node.js would refuse a request without a Host by an answer that is empty; refuseAmbiguousRequests does it in words.
    http: {
      requireHostHeader: false,
      headersTimeout: slowestHeadersMs,
      connectionsCheckingInterval: slowClientCheckMs,
    },
  });
  clientErrors.observe(http.server);
  new ConnectionLimit(edge.peers, isTrustedProxy, log).observe(http.server);
  new UnreadResponses(edge.peers).observe(http);
  new RequestBodies(edge.peers.bodiesBytes).registerAt(http);
  // GraphQL requests are JSON. Plain text is what a page of another site can send without being asked.
  http.removeContentTypeParser('text/plain');
  http.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  useSecurityHeaders(http, headers);
  // What requests are given is said before any route is there: a route in an encapsulated context has only that.
  http.decorateRequest('operation', null);
  decoratePrincipal(http);
  traceRequests(http, tracer);
  onRequestEnd(http, [logRequest, metrics.requestEnded, endTrace]);
  answerHttpErrors(http);
  refuseAmbiguousRequests(http);
  refuseExpectations(http);
  const draining = createDraining(http);
  registerHealth(http, { isReady: () => !draining.hasBegun(), services: options.serviceStates });
  if (options.servesMetrics) registerMetrics(http, metrics);

  const trustedDocuments =
    options.trustedDocuments === null
      ? null
      : new TrustedDocuments(options.trustedDocuments, schema, log, metrics.trustedDocuments.chosen);
  http.addHook('onClose', () => trustedDocuments?.close());
  const apollo = createApolloServer({
    schema,
    limits,
    compileQueriesAfter: options.compileQueriesAfter,
    trustedDocuments,
    log,
  });
  await apollo.start();
  http.addHook('onClose', async () => {
    await apollo.stop();
  });
  // It is of no use without introspection.
  const settings = limits.introspection ? options.playground : null;
  const playground = settings === null ? null : await registerPlayground(http, settings);
  const catalog = options.catalog === null ? null : await registerCatalog(http, options.catalog);
  registerIndex(http, { catalog, playground });
  const rateLimit = await createRateLimit(http, edge.rateLimit, metrics.rateLimit, log);
  const subscriptions = await registerSubscriptions(http, {
    ...subscriptionTimes,
    schema,
    limits,
    createRequestContext,
    authenticate,
    tracer,
    headersToPropagate: edge.headersToPropagate,
    rateLimit,
    openRights: options.openRights,
    openLimits: new OpenLimits(options.openLimits),
    metrics: metrics.subscriptions,
    log,
    trustedDocuments,
    subscriptionsPerConnection: options.subscriptionsPerConnection,
    messageLimitBytes: options.bodyLimitBytes,
  });
  const contextOptions = { ...options, headersToPropagate: edge.headersToPropagate, rateLimit };
  const contextOf = (request: FastifyRequest, reply: FastifyReply) => createContext(contextOptions, request, reply);
  await http.register(async (graphql) => {
    await allowOrigins(graphql, edge.corsOrigins, edge.headersToPropagate);
    if (edge.compression) await (await import('./edge/compression.ts')).compressAnswers(graphql);
    registerGraphql(graphql, apollo, contextOf, authenticate, edge, rateLimit, playground, subscriptions);
  });
  await http.ready();
  return { http, draining };
}
