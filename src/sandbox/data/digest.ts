import { createHash } from 'node:crypto';

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A word of up to 32 characters of [a-z0-9] that stands for the parts: the same for the same, and no way back. */
export function digestWord(length: number, ...parts: readonly (string | number)[]): string {
  let word = '';
  for (const byte of digest(parts).subarray(0, length)) word += alphabet.charAt(byte % alphabet.length);
  return word;
}

/** A number from 0 up to but not including 1 that stands for the parts. */
export function digestFraction(...parts: readonly (string | number)[]): number {
  return digest(parts).readUInt32BE(0) / 4294967296;
}

function digest(parts: readonly (string | number)[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}
