import { describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { decodeCursor, encodeCursor, fingerprintOf } from '../../src/connections/cursor.ts';
import { createCursorSeal, type CursorSeal } from '../../src/connections/cursor-seal.ts';
import { startOf } from '../../src/connections/position.ts';
import { InputError } from '../../src/model/errors.ts';
import { unsigned } from './settings.ts';

const [oldKey, newKey] = ['old-key '.repeat(5), 'new-key '.repeat(5)];
const list = fingerprintOf(['a list']);
const place = { ...startOf('FORWARD'), pageToken: 'a token', offset: 7 };

function isTaken(seal: CursorSeal, cursor: string): boolean {
  try {
    expect(decodeCursor(seal, cursor, list, 1)).toEqual([place]);
    return true;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.extensions['reason']).toBe('CURSOR_MALFORMED');
    return false;
  }
}

describe('a signed cursor', () => {
  const seal = createCursorSeal([oldKey]);
  const cursor = encodeCursor(seal, list, [place]);

  it('is taken with the key that it was signed with, by every replica that has it', () => {
    expect(isTaken(createCursorSeal([oldKey]), cursor)).toBe(true);
  });

  it('is malformed with another key, and without one', () => {
    expect(isTaken(createCursorSeal([newKey]), cursor)).toBe(false);
    expect(isTaken(unsigned, cursor)).toBe(false);
  });

  it('is malformed after any change', () => {
    const bytes = Buffer.from(cursor, 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
        const changed = Buffer.from(bytes);
        changed[index] = (changed[index] ?? 0) ^ change;
        expect(isTaken(seal, changed.toString('base64url'))).toBe(false);
      }),
    );
  });

  it('ends with 128 bits of an HMAC, which a checksum cannot take the place of', () => {
    const forged = Buffer.from(encodeCursor(unsigned, list, [place]), 'base64url');
    expect(isTaken(seal, forged.toString('base64url'))).toBe(false);
    forged[0] = seal.version;
    expect(isTaken(seal, forged.toString('base64url'))).toBe(false);
    expect(Buffer.from(cursor, 'base64url').length).toBe(forged.length - 4 + 16);
  });

  it('outlives the replacement of its key, as long as that key is still listed', () => {
    const both = createCursorSeal([newKey, oldKey]);
    expect(isTaken(both, cursor)).toBe(true);
    const next = encodeCursor(both, list, [place]);
    expect(isTaken(createCursorSeal([newKey]), next)).toBe(true);
    expect(isTaken(seal, next)).toBe(false);
    // A replica that only accepts the new key yet.
    expect(isTaken(createCursorSeal([oldKey, newKey]), next)).toBe(true);
  });

  it('leaves nothing of its key where a seal is logged or inspected', () => {
    expect(inspect(seal, { depth: 10, showHidden: true }) + JSON.stringify(seal)).not.toContain('old-key');
  });
});
