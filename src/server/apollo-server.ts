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
import { compiledQueries } from './execution/compiled-queries.ts';
import { QueryExecutor } from './execution/query-executor.ts';
import type { Limits } from './limits/limits.ts';
import { checkOperations } from './limits/plugin.ts';
import { operationOutcome } from './plugins/operation-outcome.ts';
import { subscriptionsElsewhere } from './plugins/subscriptions-elsewhere.ts';
import { trustedDocuments } from './plugins/trusted-documents.ts';
import { unexpectedErrors } from './plugins/unexpected-errors.ts';
import { upstreamReport } from './plugins/upstream-report.ts';
import type { TrustedDocuments } from './trusted-documents/trusted-documents.ts';

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

export interface ApolloServerOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  /** How often a query has to come to be compiled; 0 for never. */
  readonly compileQueriesAfter: number;
  /** `null` when any document may be run. */
  readonly trustedDocuments: TrustedDocuments | null;
  readonly log: FastifyBaseLogger;
}

/** What Apollo Server derives from NODE_ENV is said here, so that the gateway is the same wherever it runs. */
export function createApolloServer(options: ApolloServerOptions): ApolloServer<ServerContext> {
  const { schema, limits, log } = options;
  return new ApolloServer<ServerContext>({
    schema,
    formatError: limits.formatError,
    validationRules: [...limits.validationRules],
    validationOptions: limits.validationOptions,
    logger: log,
    plugins: [
      ...withoutImplicitPlugins,
      operationOutcome,
      subscriptionsElsewhere,
      checkOperations(limits),
      upstreamReport,
      unexpectedErrors(log),
      ...(options.compileQueriesAfter === 0
        ? []
        : [compiledQueries(new QueryExecutor(schema, options.compileQueriesAfter), limits)]),
      ...(options.trustedDocuments === null ? [] : [trustedDocuments(options.trustedDocuments)]),
    ],
    // Whether it is allowed is one of the rules of `limits`.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // Automatic persisted queries are kept here: 30 MiB of them, those that have not been used for longest go first.
    cache: 'bounded',
    // The process is stopped by shutdown.ts, which knows of the HTTP server.
    stopOnTerminationSignals: false,
  });
}
