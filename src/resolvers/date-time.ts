import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { instantKey } from '../model/instant.ts';

/** RFC 3339 timestamps, passed through as text: a `Date` would cut them to milliseconds. */
export const dateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  serialize: (value) => {
    if (typeof value === 'string' && instantKey(value) !== null) return value;
    throw new GraphQLError('The service returned a timestamp that is not in the format of RFC 3339.', {
      extensions: { code: 'UPSTREAM_MALFORMED', retryable: false },
    });
  },
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});

function parse(value: unknown): string {
  if (typeof value === 'string' && instantKey(value) !== null) return value;
  const shown = typeof value === 'string' ? ` ${JSON.stringify(value.slice(0, 50))} is not one.` : '';
  throw new GraphQLError(
    `A DateTime is an RFC 3339 timestamp in a string, such as "2025-12-05T16:41:54.452564354Z".${shown}`,
  );
}
