import { InputError } from '../../model/errors.ts';

/** More than any service allows for an ID (50), and little enough for every proxy's limit on a request line. */
const longestSegment = 100;

/**
 * An ID as one segment of a URL's path, whatever it holds. `.` and `..` have no spelling that all servers take for a
 * plain segment (WHATWG URL, section 4.5 counts `%2e%2e` as a double dot), and the empty ID would name the list, so
 * these are refused.
 */
export function pathSegment(id: string): string {
  if (id === '' || id === '.' || id === '..' || id.length > longestSegment || !id.isWellFormed()) {
    throw new InputError(
      `${JSON.stringify(id.slice(0, 20).toWellFormed())} is not an ID: an ID has 1 to ${longestSegment} characters and is not "." or "..".`,
      { reason: 'MALFORMED_ID' },
    );
  }
  return encodeURIComponent(id);
}

/** The query of a URL, of those parameters that have a value; begins with `?` unless it is empty. */
export function urlQuery(parameters: Readonly<Record<string, string | number | null>>): string {
  let query = '';
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null) continue;
    if (!String(value).isWellFormed()) {
      throw new InputError(`"${name}" has half of a surrogate pair in it, which stands for no character.`);
    }
    query += `${query === '' ? '?' : '&'}${name}=${encodeURIComponent(value)}`;
  }
  return query;
}
