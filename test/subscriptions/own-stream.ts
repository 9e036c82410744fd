import Fastify, { LogController } from 'fastify';
import { buildSchema, type GraphQLFieldResolver } from 'graphql';
import { LoadersFactory } from '../../src/loaders/loaders.ts';
import { defaultPollPace } from '../../src/loaders/poll.ts';
import { uncheckedRights } from '../../src/server/authentication/open-rights.ts';
import { type Authenticate, passthrough } from '../../src/server/authentication/principal.ts';
import { decoratePrincipal, requireCaller } from '../../src/server/authentication/require-caller.ts';
import { noRateLimit } from '../../src/server/edge/rate-limit/rate-limit.ts';
import { createLogger } from '../../src/server/logger.ts';
import { Metrics } from '../../src/server/observability/metrics/metrics.ts';
import { passingTracer } from '../../src/server/observability/tracing/passing-tracer.ts';
import { OpenLimits, type OpenLimitsOptions } from '../../src/server/subscriptions/open-limits.ts';
import { registerSubscriptions, subscriptionTimes } from '../../src/server/subscriptions/subscriptions.ts';
import { createServices, endpoints } from '../../src/services/services.ts';
import { defaultLimits } from '../support/default-limits.ts';
import { plainCalls } from '../support/plain-calls.ts';
import { plainLists } from '../support/plain-lists.ts';

/** A running server that has one subscription, `stream`, of the test's own, and what it has logged. */
export interface OwnStreamServer {
  readonly url: string;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  close(): Promise<void>;
}

export interface OwnStreamOptions extends Partial<typeof subscriptionTimes> {
  readonly resolve?: GraphQLFieldResolver<unknown, unknown>;
  readonly authenticate?: Authenticate;
  readonly openLimits?: OpenLimitsOptions;
}

const manyOpen: OpenLimitsOptions = {
  sockets: { caller: 100, address: 100 },
  subscriptions: { caller: 100, address: 100 },
};

/** Starts a server whose subscription `stream(count: Int): Int` gives what the test wants. */
export async function startOwnStream(
  subscribe: GraphQLFieldResolver<unknown, unknown>,
  { resolve = (value) => value, authenticate = passthrough, openLimits = manyOpen, ...times }: OwnStreamOptions = {},
): Promise<OwnStreamServer> {
  const schema = buildSchema('type Query { a: Int } type Subscription { stream(count: Int): Int }');
  const field = schema.getSubscriptionType()?.getFields()['stream'];
  if (field === undefined) throw new Error('The schema has no field stream.');
  Object.assign(field, { subscribe, resolve });

  // Nothing listens on port 1, and no resolver of this schema makes a call.
  const baseUrls = Object.fromEntries(endpoints.map(({ service }) => [service, 'http://127.0.0.1:1']));
  const services = createServices({ ...plainCalls, baseUrls });
  const loaders = new LoadersFactory(services, {
    ...plainLists,
    scanPages: 1,
    watchPace: defaultPollPace,
    watchLimit: 1,
    watchesPerCaller: 1,
  });
  const lines: Record<string, unknown>[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
  const app = Fastify({ loggerInstance: log, logController: new LogController({ disableRequestLogging: true }) });
  const { webSocket, events } = await registerSubscriptions(app, {
    ...subscriptionTimes,
    ...times,
    schema,
    limits: defaultLimits(schema),
    createRequestContext: (call) => ({ loaders: loaders.forRequest(call) }),
    authenticate,
    headersToPropagate: [],
    rateLimit: noRateLimit,
    openRights: uncheckedRights,
    openLimits: new OpenLimits(openLimits),
    trustedDocuments: null,
    tracer: passingTracer,
    metrics: new Metrics().subscriptions,
    log,
    subscriptionsPerConnection: 10,
    messageLimitBytes: 1_048_576,
  });
  decoratePrincipal(app);
  app.post(
    '/graphql',
    {
      onRequest: requireCaller(
        authenticate,
        () => false,
        () => Promise.resolve(),
      ),
    },
    events,
  );
  app.route({ method: 'GET', url: '/graphql', handler: (_request, reply) => reply.send({}), wsHandler: webSocket });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    lines,
    async close() {
      await app.close();
      await services.close();
    },
  };
}
