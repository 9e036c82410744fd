import type { GraphQLFormattedError } from 'graphql';

/**
 * Takes the names of the schema out of an error in which graphql-js suggests them. Validation can be told not to, but
 * not the reading of variables, which is left to execution.
 */
export function withoutSuggestions(formatted: GraphQLFormattedError): GraphQLFormattedError {
  return { ...formatted, message: formatted.message.replace(/ Did you mean [^?]*\?$/, '') };
}
