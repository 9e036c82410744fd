import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { FastifyInstance } from 'fastify';
import { tooCostly } from '../limits/cost-limits.ts';
import { documentRefusals } from '../trusted-documents/choose-document.ts';

/** The refusals of a document, its variables or what it may cost, as opposed to those of the HTTP request. */
const refusals: ReadonlySet<string> = new Set([
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.BAD_USER_INPUT,
  tooCostly,
  ...documentRefusals,
]);

/**
 * Answers a well-formed request with status 200 when its document cannot be parsed, is not valid or not trusted, or
 * its variables cannot be coerced, if the answer is `application/json`. Clients of that older media type take another status for a
 * failure on the way and do not look at the errors. Apollo Server answers 400, which is right for
 * `application/graphql-response+json` only.
 * https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
export function useGraphqlOverHttpStatus(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const codes = request.operation?.errorCodes ?? [];
    const isRefusal = reply.statusCode === 400 && codes.length > 0 && codes.every((code) => refusals.has(code));
    if (isRefusal && String(reply.getHeader('content-type')).startsWith('application/json')) reply.code(200);
    done(null, payload);
  });
}
