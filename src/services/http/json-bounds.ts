/** A shorter text is parsed within some milliseconds, whatever it contains. */
const longestUnchecked = 64 * 1024;

/** The values that a text may contain: a page of 1,000 images with the most labels that services allow has 90,000. */
export const mostJsonValues = 100_000;

/** The objects and arrays that may be inside each other. The services' own messages have up to 6. */
export const deepestJson = 64;

const quotationMark = 0x22;
const comma = 0x2c;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const openingBrace = 0x7b;
const closingBrace = 0x7d;
const backslash = 0x5c;

/**
 * Returns whether JSON is cheap to parse for its length. A byte of brackets or of distinct keys takes `JSON.parse` up to 40
 * times as long as a byte of ordinary JSON: 64 MB of brackets block the event loop for more than 20 s. Counting takes a
 * tenth of the time that parsing an ordinary page takes.
 *
 * What is not JSON may pass: the parser rejects it.
 */
export function isCheapJson(bytes: Buffer): boolean {
  if (bytes.length <= longestUnchecked) return true;
  let values = 0;
  let depth = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === quotationMark) index = endOfString(bytes, index);
    else if (byte === comma) values += 1;
    else if (byte === openingBracket || byte === openingBrace) {
      values += 1;
      depth += 1;
      if (depth > deepestJson) return false;
    } else if (byte === closingBracket || byte === closingBrace) depth -= 1;
  }
  return values <= mostJsonValues;
}

/** Returns the index of the quotation mark that ends a string, or of the end of the text. */
function endOfString(bytes: Buffer, start: number): number {
  for (let index = start + 1; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === quotationMark) return index;
    if (byte === backslash) index += 1; // The character after a backslash never ends the string.
  }
  return bytes.length;
}
