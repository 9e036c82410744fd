import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';

/** The error for a variable that holds too long a list; `null` when none does. */
export function longListError(
  variables: Readonly<Record<string, unknown>> | null | undefined,
  limit: number,
): GraphQLError | null {
  for (const [name, value] of Object.entries(variables ?? {})) {
    const figure = longestList(value);
    if (figure <= limit) continue;
    return new GraphQLError(`A list in the variable "$${name}" has ${figure} entries; the limit is ${limit}.`, {
      extensions: { code: ApolloServerErrorCode.BAD_USER_INPUT, measure: 'LIST_ENTRIES', figure, limit },
    });
  }
  return null;
}

/** Values can lie inside of each other as deep as a body is long, which is too deep for recursion. */
function longestList(value: unknown): number {
  let longest = 0;
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next)) longest = Math.max(longest, next.length);
    for (const child of Object.values(next)) if (typeof child === 'object') waiting.push(child);
  }
  return longest;
}
