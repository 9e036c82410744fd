import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { type formatError, isUnexpected } from './format-error.ts';

/** Gives errors the form that they have where Apollo Server formats them, which adds the code of those without one. */
export function formatErrors(errors: readonly GraphQLError[], format: typeof formatError): GraphQLFormattedError[] {
  return errors.map((error) => {
    const code = error.extensions['code'] ?? ApolloServerErrorCode.INTERNAL_SERVER_ERROR;
    return format({ ...error.toJSON(), extensions: { ...error.extensions, code } }, error);
  });
}

/** Logs, with their stacks, the errors of which the client learns no more than that they are internal. */
export function logUnexpected(errors: readonly GraphQLError[], log: FastifyBaseLogger): void {
  for (const error of errors.filter(isUnexpected)) {
    log.error({ err: error.originalError ?? error, path: error.path }, 'unexpected error');
  }
}
