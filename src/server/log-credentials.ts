const header = 'authorization';
const censored = '[Redacted]';

/**
 * The header and its value in an object that has become a part of a text, as `%o` in a message makes it. Where the value is
 * no text, it is not known where it ends, so it is taken for all of the rest.
 */
const withinText = new RegExp(`("${header}":)(?:"(?:[^"\\\\]|\\\\.)*"|.*)`, 'gs');

/**
 * A line of the log without the credentials that are in it. Nothing in the gateway logs headers; should anything ever,
 * they come without. pino's own option `redact` looks at each value of each line, which takes longer than writing it; a
 * line in which the header is not named at all cannot have its value.
 */
export function withoutCredentials(line: string): string {
  return line.includes(header) ? `${JSON.stringify(JSON.parse(line, censor))}\n` : line;
}

function censor(key: string, value: unknown): unknown {
  if (key === header) return censored;
  return typeof value === 'string' ? value.replaceAll(withinText, `$1"${censored}"`) : value;
}
