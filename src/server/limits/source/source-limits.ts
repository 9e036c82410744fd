import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { measureSource, type SourceFigures } from './measure-source.ts';

/** How large the text of a document may be, in each way. */
export type SourceLimits = SourceFigures;

/** Of how many characters of texts it is remembered that they are not too large. */
const mostRemembered = 2_000_000;

/**
 * Looks whether texts are too large to be parsed. This is found out first of all, since parsing takes time and memory in
 * proportion to the text, and what it and validation do with brackets inside of each other they do by recursion, for
 * which there is only so much room on the stack.
 */
export class SourceCheck {
  readonly #limits: SourceLimits;
  /** Those whose tokens would be read again each time, as a glance does not do for them. */
  readonly #fitting = new LRUCache<string, true>({
    maxSize: mostRemembered,
    sizeCalculation: (_, text) => text.length,
  });

  constructor(limits: SourceLimits) {
    this.#limits = limits;
  }

  /** The error for a text that is too large; `null` for one that is not. */
  check(text: string): GraphQLError | null {
    const isLong = text.length > this.#limits.tokens;
    if (isLong && this.#fitting.get(text) === true) return null;
    const error = sourceError(text, this.#limits);
    if (isLong && error === null) this.#fitting.set(text, true);
    return error;
  }
}

function sourceError(text: string, limits: SourceLimits): GraphQLError | null {
  const figures = measureSource(text, limits);
  for (const { key, name, describe } of measures) {
    const [figure, limit] = [figures[key], limits[key]];
    if (figure <= limit) continue;
    return new GraphQLError(`${describe(figure)}; the limit is ${limit}.`, {
      extensions: { code: ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED, measure: name, figure, limit },
    });
  }
  return null;
}

interface Measure {
  readonly key: keyof SourceFigures;
  readonly name: string;
  readonly describe: (figure: number) => string;
}

const measures: readonly Measure[] = [
  { key: 'bytes', name: 'DOCUMENT_BYTES', describe: (figure) => `The document has ${figure} bytes` },
  { key: 'tokens', name: 'DOCUMENT_TOKENS', describe: (figure) => `The document has ${figure} tokens` },
  { key: 'nesting', name: 'NESTING', describe: (figure) => `Brackets in the document are ${figure} deep` },
];
