import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { ServerContext } from './context.ts';
import { formatError } from './format-error.ts';
import { operationOutcome } from './plugins/operation-outcome.ts';
import { subscriptionsElsewhere } from './plugins/subscriptions-elsewhere.ts';
import { unexpectedErrors } from './plugins/unexpected-errors.ts';
import { upstreamReport } from './plugins/upstream-report.ts';

/**
 * Apollo Server adds plugins by itself, depending on its environment variables and on the schema. The one for cache
 * control wraps every resolver, which costs a third of the throughput; those for reporting call Apollo's cloud; the
 * landing page is fetched from a CDN.
 */
const withoutImplicitPlugins = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];

/** What Apollo Server derives from NODE_ENV is said here, so that the gateway is the same wherever it runs. */
export function createApolloServer(schema: GraphQLSchema, log: FastifyBaseLogger): ApolloServer<ServerContext> {
  return new ApolloServer<ServerContext>({
    schema,
    formatError,
    logger: log,
    plugins: [
      ...withoutImplicitPlugins,
      operationOutcome,
      subscriptionsElsewhere,
      upstreamReport,
      unexpectedErrors(log),
    ],
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    // The process is stopped by shutdown.ts, which knows of the HTTP server.
    stopOnTerminationSignals: false,
  });
}
