import { GraphQLError, Lexer, Source, TokenKind } from 'graphql';

/** How large the text of a document is, in each way that is limited. */
export interface SourceFigures {
  readonly bytes: number;
  /** How many tokens it has, comments not included. */
  readonly tokens: number;
  /** How many brackets of any kind lie inside of each other. */
  readonly nesting: number;
}

/**
 * Measures a text. Reading its tokens takes half as long as parsing it, so where a glance shows that it is within the
 * limits, the figures of tokens and nesting are what they are at most.
 */
export function measureSource(text: string, limits: SourceFigures): SourceFigures {
  const bytes = Buffer.byteLength(text);
  if (bytes > limits.bytes) return { bytes, tokens: 0, nesting: 0 };
  // A token has one character at least.
  if (text.length <= limits.tokens) {
    const opening = countOpening(text);
    if (opening <= limits.nesting) return { bytes, tokens: text.length, nesting: opening };
  }
  return { bytes, ...measureTokens(text) };
}

function countOpening(text: string): number {
  let count = 0;
  // A search is faster by far than a look at each character.
  for (const bracket of ['{', '[', '(']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) count += 1;
  }
  return count;
}

function measureTokens(text: string): { readonly tokens: number; readonly nesting: number } {
  const lexer = new Lexer(new Source(text));
  let [tokens, open, nesting] = [0, 0, 0];
  try {
    for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
      tokens += 1;
      if (isOpening(kind)) nesting = Math.max(nesting, (open += 1));
      else if (isClosing(kind)) open -= 1;
    }
  } catch (error) {
    // What is no token the parser refuses where it comes to it, and it comes no further.
    if (!(error instanceof GraphQLError)) throw error;
  }
  return { tokens, nesting };
}

function isOpening(kind: TokenKind): boolean {
  return kind === TokenKind.BRACE_L || kind === TokenKind.BRACKET_L || kind === TokenKind.PAREN_L;
}

function isClosing(kind: TokenKind): boolean {
  return kind === TokenKind.BRACE_R || kind === TokenKind.BRACKET_R || kind === TokenKind.PAREN_R;
}
