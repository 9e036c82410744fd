import type { FastifyBaseLogger } from 'fastify';
import { createCursorSeal } from '../connections/cursor-seal.ts';
import { HeldItems, type HeldItemsLimits } from '../connections/held-items.ts';
import { LoadersFactory } from '../loaders/loaders.ts';
import type { PollPace } from '../loaders/poll.ts';
import type { UpstreamService } from '../model/errors.ts';
import { createResolvers } from '../resolvers/resolvers.ts';
import type { CircuitState } from '../services/http/circuit.ts';
import { observedByAll } from '../services/upstream-observer.ts';
import { createServices, type ServicesOptions } from '../services/services.ts';
import { createApp } from './app.ts';
import { type AuthenticationOptions, createAuthentication } from './authentication/authentication.ts';
import type { CatalogSettings } from './catalog/settings.ts';
import type { Draining } from './draining.ts';
import type { EdgeOptions } from './edge/edge.ts';
import { Limits, type LimitsOptions } from './limits/limits.ts';
import type { PlaygroundSettings } from './playground/settings.ts';
import { Metrics } from './observability/metrics/metrics.ts';
import { createMetricsServer, type MetricsOptions } from './observability/metrics/metrics-server.ts';
import { createTracer, type TracingOptions } from './observability/tracing/create-tracer.ts';
import { type CacheOptions, createReadCache } from './read-cache.ts';
import { createSchema } from './schema.ts';
import type { OpenLimitsOptions } from './subscriptions/open-limits.ts';
import type { TrustedDocumentsOptions } from './trusted-documents/trusted-documents.ts';

export interface ServerOptions {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly services: ServicesOptions;
  readonly authentication: AuthenticationOptions;
  readonly edge: EdgeOptions;
  readonly scanLimitPages: number;
  /** How lists are read. */
  readonly lists: {
    /** The keys that cursors are signed with; `null` for cursors without a signature. */
    readonly cursorKeys: readonly string[] | null;
    /** How many items lists may hold in memory while they are read. */
    readonly items: HeldItemsLimits;
  };
  /** How large an operation may be, and what it may cost. */
  readonly limits: LimitsOptions;
  /** How long a GraphQL request may take. */
  readonly requestTimeoutMs: number;
  /** How often a query has to come to be compiled; 0 for never. */
  readonly compileQueriesAfter: number;
  /** `null` to keep nothing of what services answer. */
  readonly cache: CacheOptions | null;
  readonly bodyLimitBytes: number;
  readonly subscriptionsPerConnection: number;
  /** How much callers and addresses may have open. */
  readonly openLimits: OpenLimitsOptions;
  /** How many operations and images may be followed at the same moment. */
  readonly watchLimit: number;
  /** How many of them one caller may follow. */
  readonly watchesPerCaller: number;
  /** How often the looks at what is being followed are. */
  readonly watchPace: PollPace;
  /** `null` when any document may be run. */
  readonly trustedDocuments: TrustedDocumentsOptions | null;
  /** `null` for no playground. */
  readonly playground: PlaygroundSettings | null;
  /** `null` to record no traces. */
  readonly tracing: TracingOptions | null;
  readonly metrics: MetricsOptions;
  /** `null` for no catalogue. */
  readonly catalog: CatalogSettings | null;
  readonly log: FastifyBaseLogger;
}

/** A gateway that is accepting requests. */
export interface Server {
  /** Where it is, without a path: `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Where the metrics are; `null` where they are not. */
  readonly metricsUrl: string | null;
  readonly draining: Draining;
  /** How many operations and images are being followed for subscribers. */
  readonly watched: () => number;
  /** How many items lists hold in memory while they are read. */
  readonly heldItems: () => number;
  /** Finishes the requests under way, then closes the connections to the services. */
  close(): Promise<void>;
}

/** Starts the gateway. It is ready at once, whether or not the services are up. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { host, log } = options;
  const { port: metricsPort } = options.metrics;
  const metrics = new Metrics();
  const tracer = await createTracer(options.tracing, log);
  const upstream = { ...options.services, observer: observedByAll([metrics.upstream, tracer.upstream]) };
  const authentication = await createAuthentication(options.authentication, upstream, log);
  const cache = await createReadCache(options.cache, log);
  const services = createServices(
    { ...upstream, cache },
    {
      onCircuit(service, state, before) {
        logCircuit(log, service, state, before);
        metrics.states.circuitChanged(service, state);
      },
    },
  );
  const heldItems = new HeldItems(options.lists.items);
  const loaders = new LoadersFactory(services, {
    scanPages: options.scanLimitPages,
    cursorSeal: createCursorSeal(options.lists.cursorKeys),
    heldItems,
    watchLimit: options.watchLimit,
    watchesPerCaller: options.watchesPerCaller,
    watchPace: options.watchPace,
  });
  metrics.states.report({
    services: () => services.states(),
    watched: () => loaders.watches.size,
    heldItems: () => heldItems.count,
  });
  const schema = createSchema(createResolvers(services.dialects));
  const { http, draining } = await createApp({
    ...options,
    schema,
    limits: new Limits(schema, options.limits, { scanPages: options.scanLimitPages, watchPace: options.watchPace }),
    serviceStates: () => services.states(),
    createRequestContext: (call) => ({ loaders: loaders.forRequest(call) }),
    authenticate: authentication.authenticate,
    openRights: authentication.openRights,
    tracer,
    metrics,
    servesMetrics: options.metrics.enabled && metricsPort === null,
  });
  const metricsHttp = options.metrics.enabled && metricsPort !== null ? createMetricsServer(metrics, log) : null;
  const closeRest = async (): Promise<void> => {
    await Promise.all([services.close(), authentication.close(), metricsHttp?.close()]);
    cache?.close();
    await tracer.close();
  };
  let url: string;
  let metricsUrl: string | undefined;
  try {
    url = await http.listen({ host, port: options.port, listenTextResolver });
    metricsUrl = await metricsHttp?.listen({ host, port: metricsPort ?? 0, listenTextResolver: metricsTextResolver });
  } catch (error) {
    await Promise.all([http.close(), closeRest()]);
    throw error;
  }
  return {
    url,
    metricsUrl: options.metrics.enabled ? `${metricsUrl ?? url}/metrics` : null,
    draining,
    watched: () => loaders.watches.size,
    heldItems: () => heldItems.count,
    async close() {
      loaders.endWaiting();
      await draining.finish();
      await closeRest();
    },
  };
}

/** An outage may be long, so how often a service was looked at meanwhile is told only to those who want to know. */
function logCircuit(log: FastifyBaseLogger, service: UpstreamService, state: CircuitState, before: CircuitState): void {
  if (state === 'closed') log.info({ service }, 'a service is well again');
  else if (state === 'half-open') log.debug({ service }, 'a call looks whether a service is well again');
  else if (before === 'closed') log.warn({ service }, 'a service fails and is left alone for a moment');
  else log.debug({ service }, 'a service still fails');
}

const listenTextResolver = (address: string): string => `Image Gateway is ready at ${address}/graphql`;
const metricsTextResolver = (address: string): string => `Metrics are at ${address}/metrics`;
