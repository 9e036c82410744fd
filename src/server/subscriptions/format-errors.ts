import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { formatError } from '../format-error.ts';

/** Gives errors the form that they have over HTTP, where Apollo Server adds the code of those that have none. */
export function formatErrors(errors: readonly GraphQLError[], format: typeof formatError): GraphQLFormattedError[] {
  return errors.map((error) => {
    const code = error.extensions['code'] ?? ApolloServerErrorCode.INTERNAL_SERVER_ERROR;
    return format({ ...error.toJSON(), extensions: { ...error.extensions, code } }, error);
  });
}
