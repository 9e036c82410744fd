import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import { GatewayError } from '../model/errors.ts';

/** Makes of an error what the client may know of it. What was not meant for the client becomes an internal error. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (isUnexpected(error)) {
    const { path, locations } = formatted;
    return {
      message: 'Internal error',
      ...(locations === undefined ? {} : { locations }),
      ...(path === undefined ? {} : { path }),
      extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR },
    };
  }
  const code = missingCode(unwrapResolverError(error));
  return code === null ? formatted : { ...formatted, extensions: { ...formatted.extensions, code } };
}

/** The code of a refusal that has come without one. */
function missingCode(cause: unknown): ApolloServerErrorCode | null {
  if (isArgumentError(cause)) return ApolloServerErrorCode.BAD_USER_INPUT;
  return isRequestError(cause) ? ApolloServerErrorCode.BAD_REQUEST : null;
}

/** Whether an error is neither the gateway's own, nor a refusal by Apollo Server or graphql-js: a fault of ours. */
export function isUnexpected(error: unknown): boolean {
  const cause = unwrapResolverError(error);
  if (cause instanceof GatewayError || missingCode(cause) !== null) return false;
  return !(cause instanceof GraphQLError && typeof cause.extensions['code'] === 'string');
}

/**
 * Whether graphql-js has refused the value of an argument while executing, which validation cannot foresee for
 * variables inside of input objects. It gives such an error no code, but points it at the value; the errors that it
 * throws for faults of resolvers point at the field, or nowhere.
 */
function isArgumentError(cause: unknown): boolean {
  if (!(cause instanceof GraphQLError) || cause.extensions['code'] !== undefined) return false;
  const node = cause.nodes?.[0];
  return node !== undefined && node.kind !== Kind.FIELD;
}

/**
 * Whether Apollo Server has refused a request as such: an automatic persisted query whose hash is not that of its text,
 * or whose version is unknown. It gives such an error a status and no code.
 */
function isRequestError(cause: unknown): boolean {
  if (!(cause instanceof GraphQLError) || cause.extensions['code'] !== undefined) return false;
  const { http }: { readonly http?: unknown } = cause.extensions;
  return typeof http === 'object' && http !== null && 'status' in http && http.status === 400;
}
