import { type DocumentNode, type ExecutionResult, GraphQLError, type SourceLocation } from 'graphql';

/**
 * The errors of graphql-jit are of a class of its own, which lacks what graphql-js promises of its errors: that
 * `extensions` is there, and where in the document they are from. These are the same errors as graphql-js has them.
 */
export function withErrorsOfGraphqlJs(result: ExecutionResult, { loc }: DocumentNode): ExecutionResult {
  if (result.errors === undefined) return result;
  const errors = result.errors.map((error) => {
    const { message, path, originalError, locations } = error;
    const place =
      loc === undefined || locations === undefined
        ? {}
        : { source: loc.source, positions: locations.map((location) => positionOf(location, loc.source.body)) };
    return new GraphQLError(message, { ...place, path: path ?? null, originalError: originalError ?? null });
  });
  return { ...result, errors };
}

/** The index of a place in a text, whose lines end as the GraphQL specification says (section 2.1.2). */
function positionOf({ line, column }: SourceLocation, text: string): number {
  const breaks = text.matchAll(/\r\n|[\n\r]/g);
  let start = 0;
  for (let number = 1; number < line; number += 1) {
    const { value } = breaks.next();
    if (value !== undefined) start = value.index + value[0].length;
  }
  return start + column - 1;
}
