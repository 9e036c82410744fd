/** A shorter text is parsed within some milliseconds, whatever it contains. */
const longestUnchecked = 64 * 1024;

/** The values that a text may contain: a page of 1,000 images with the most labels that services allow has 90,000. */
export const mostJsonValues = 100_000;

/** The objects and arrays that may be inside each other. The services' own messages have up to 6. */
export const deepestJson = 64;

/**
 * Returns whether JSON is cheap to parse for its length. `JSON.parse` takes 10 ns for a byte of ordinary JSON, but up to
 * 400 ns for a byte of brackets or of distinct keys: 64 MB of brackets block the event loop for more than 20 s. Counting
 * takes 1 ns for each byte.
 *
 * What is not JSON may pass: the parser rejects it.
 */
export function isCheapJson(bytes: Buffer): boolean {
  if (bytes.length <= longestUnchecked) return true;
  let values = 0;
  let depth = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    switch (bytes[index]) {
      case 0x22: // "
        index = endOfString(bytes, index);
        break;
      case 0x2c: // ,
        values += 1;
        break;
      case 0x5b: // [
      case 0x7b: // {
        values += 1;
        depth += 1;
        if (depth > deepestJson) return false;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
        break;
    }
  }
  return values <= mostJsonValues;
}

/** Returns the index of the quotation mark that ends a string, or of the end of the text. */
function endOfString(bytes: Buffer, start: number): number {
  for (let index = start + 1; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === 0x22) return index;
    if (byte === 0x5c) index += 1; // The character after a backslash never ends the string.
  }
  return bytes.length;
}
