import type { GraphQLFormattedError } from 'graphql';

/** All that graphql-js says when comparing fields that may have to be merged takes more steps than it is ready for. */
const aborted = 'Validation aborted.';

/** Says of a document that would take too long to validate what makes it so. */
export function explainAbort(formatted: GraphQLFormattedError): GraphQLFormattedError {
  if (formatted.message !== aborted) return formatted;
  return {
    ...formatted,
    message: 'Validating the document takes too long: it selects the same fields, or fragments with them, too often.',
  };
}
