/** A piece of a filter expression, with the place where it starts. */
export interface Token {
  readonly kind: 'word' | 'string' | 'symbol' | 'end';
  /** The word or symbol as written; of a string, what it stands for. */
  readonly text: string;
  readonly at: number;
}

/** A filter expression that cannot be read or is not supported. */
export class FilterError extends Error {
  override readonly name = 'FilterError';
}

const space = /\s+/y;
const word = /[A-Za-z_][A-Za-z0-9_.]*/y;
const symbol = /!=|[=:(),]/y;

/** Cuts a filter expression into tokens; the last one has the kind `end`. */
export function tokenize(filter: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < filter.length) {
    const start = at;
    const quote = filter.charAt(at);
    if (quote === '"' || quote === "'") {
      const { text, end } = readString(filter, at, quote);
      tokens.push({ kind: 'string', text, at: start });
      at = end;
      continue;
    }
    const blank = match(space, filter, at);
    const name = match(word, filter, at);
    const sign = match(symbol, filter, at);
    if (name !== undefined) tokens.push({ kind: 'word', text: name, at: start });
    else if (sign !== undefined) tokens.push({ kind: 'symbol', text: sign, at: start });
    else if (blank === undefined) throw new FilterError(`unexpected character "${quote}" at position ${at + 1}.`);
    at += (blank ?? name ?? sign ?? '').length;
  }
  tokens.push({ kind: 'end', text: 'end of the filter', at });
  return tokens;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Reads a quoted string; the escapes are the three that Image.list documents: `\"`, `\'` and `\\`. */
function readString(filter: string, start: number, quote: string): { text: string; end: number } {
  let text = '';
  for (let at = start + 1; at < filter.length; at++) {
    const character = filter.charAt(at);
    if (character === quote) return { text, end: at + 1 };
    if (character === '\\') {
      at++;
      const escaped = filter.charAt(at);
      if (escaped !== '"' && escaped !== "'" && escaped !== '\\') {
        throw new FilterError(`unknown escape sequence "\\${escaped}" at position ${at}; use \\", \\' or \\\\.`);
      }
      text += escaped;
    } else {
      text += character;
    }
  }
  throw new FilterError(`the string that starts at position ${start + 1} has no closing ${quote}.`);
}
