import { buildSchema, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { loadConfig } from '../../src/config.ts';
import { LoadersFactory } from '../../src/loaders/loaders.ts';
import { defaultPollPace } from '../../src/loaders/poll.ts';
import { type App, createApp } from '../../src/server/app.ts';
import { uncheckedRights } from '../../src/server/authentication/open-rights.ts';
import { passthrough } from '../../src/server/authentication/principal.ts';
import { createLogger } from '../../src/server/logger.ts';
import { Metrics } from '../../src/server/observability/metrics/metrics.ts';
import { passingTracer } from '../../src/server/observability/tracing/passing-tracer.ts';
import { createServices, endpoints } from '../../src/services/services.ts';
import { defaultLimits } from '../support/default-limits.ts';
import { plainCalls } from '../support/plain-calls.ts';
import { plainLists } from '../support/plain-lists.ts';

type FieldResolver = GraphQLFieldResolver<unknown, unknown, Record<string, unknown>>;

/** A running server with a schema of the test's own, and what it has logged. */
export interface OwnSchemaServer {
  readonly url: string;
  readonly app: App;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts a server whose query fields are resolved as given, to show what the server does with what they do. */
export async function startOwnSchema(
  sdl: string,
  resolvers: Readonly<Record<string, FieldResolver>>,
): Promise<OwnSchemaServer> {
  const lines: Record<string, unknown>[] = [];
  // Nothing listens on port 1, and no resolver of these schemas makes a call.
  const baseUrls = Object.fromEntries(endpoints.map(({ service }) => [service, 'http://127.0.0.1:1']));
  const services = createServices({ ...plainCalls, baseUrls });
  const loaders = new LoadersFactory(services, {
    ...plainLists,
    scanPages: 1,
    watchPace: defaultPollPace,
    watchLimit: 1,
    watchesPerCaller: 1,
  });
  const schema = withResolvers(buildSchema(sdl), resolvers);
  const app = await createApp({
    schema,
    limits: defaultLimits(schema),
    createRequestContext: (call) => ({ loaders: loaders.forRequest(call) }),
    authenticate: passthrough,
    openRights: uncheckedRights,
    edge: loadConfig({ API_HOST: 'api.example.net' }).edge,
    playground: null,
    catalog: null,
    trustedDocuments: null,
    serviceStates: () => new Map(),
    requestTimeoutMs: 60_000,
    compileQueriesAfter: 1,
    bodyLimitBytes: 10_000,
    subscriptionsPerConnection: 1,
    openLimits: loadConfig({ API_HOST: 'api.example.net' }).openLimits,
    tracer: passingTracer,
    metrics: new Metrics(),
    servesMetrics: true,
    log: createLogger('info', { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) }),
  });
  const url = await app.http.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    app,
    lines,
    async post(body, headers = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      const answer: unknown = await response.json();
      return answer;
    },
    async close() {
      await app.draining.finish();
      await services.close();
    },
  };
}

function withResolvers(schema: GraphQLSchema, resolvers: Readonly<Record<string, FieldResolver>>): GraphQLSchema {
  const fields = schema.getQueryType()?.getFields() ?? {};
  for (const [name, resolve] of Object.entries(resolvers)) {
    const field = fields[name];
    if (field === undefined) throw new Error(`The schema has no field ${name}.`);
    field.resolve = resolve;
  }
  return schema;
}
