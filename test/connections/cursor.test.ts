import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeCursor, encodeCursor, encodePosition, fingerprintOf, joinCursor } from '../../src/connections/cursor.ts';
import { type Anchor, anchorTies, type Position, startOf } from '../../src/connections/position.ts';
import { InputError } from '../../src/model/errors.ts';
import { unsigned } from './settings.ts';

const text = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 100 });
const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 });

const anchor: fc.Arbitrary<Anchor> = fc
  .record({ id, key: fc.option(text), keyIsId: fc.boolean(), ties: fc.constantFrom(...anchorTies) })
  .map(({ keyIsId, ...rest }) => ({ ...rest, key: keyIsId ? rest.id : rest.key }));

const position: fc.Arbitrary<Position> = fc.record({
  direction: fc.constantFrom('FORWARD', 'BACKWARD'),
  pageToken: fc.option(text),
  offset: fc.integer({ min: 0, max: 1_000_000 }),
  anchor: fc.option(anchor),
  ended: fc.boolean(),
  edge: fc.boolean(),
});

const list = fingerprintOf(['a list']);

function reasonOf(cursor: string, fingerprint: Buffer, sources: number): unknown {
  try {
    decodeCursor(unsigned, cursor, fingerprint, sources);
    return 'it was taken';
  } catch (error) {
    return error instanceof InputError ? error.extensions['reason'] : error;
  }
}

/** A cursor as one with bad intentions would write it, since a checksum is no secret. */
function forged(...positions: readonly (readonly number[])[]): string {
  return joinCursor(
    unsigned,
    list,
    positions.map((bytes) => Buffer.from(bytes)),
  );
}

describe('a cursor', () => {
  it('holds the positions that it was made of', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 150 }), (positions) => {
        const cursor = encodeCursor(unsigned, list, positions);
        fc.pre(cursor.length <= 65_536);
        expect(decodeCursor(unsigned, cursor, list, positions.length)).toEqual(positions);
      }),
      { numRuns: 500 },
    );
  });

  it('of the largest list is taken, with everything as long as the services allow', () => {
    const longest: Position = {
      direction: 'FORWARD',
      pageToken: 't'.repeat(100),
      offset: 999,
      anchor: { id: 'i'.repeat(50), key: 'n'.repeat(63), ties: 'ID_DESC' },
      ended: false,
      edge: true,
    };
    // BareMetal documents no limit for its tokens.
    const bareMetal = { ...longest, pageToken: 't'.repeat(400) };
    const positions = Array.from({ length: 50 }, () => [longest, bareMetal, longest]).flat();
    expect(decodeCursor(unsigned, encodeCursor(unsigned, list, positions), list, 150)).toEqual(positions);
  });

  it('is made of characters that a URL takes as they are', () => {
    fc.assert(
      fc.property(position, (one) => {
        expect(encodeCursor(unsigned, list, [one])).toMatch(/^[\w-]+$/);
      }),
    );
  });

  it('is the same text for the same positions, put together in whichever way', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 5 }), (positions) => {
        expect(joinCursor(unsigned, list, positions.map(encodePosition))).toBe(encodeCursor(unsigned, list, positions));
      }),
    );
  });

  it('belongs to one list', () => {
    const cursor = encodeCursor(unsigned, list, [startOf('FORWARD')]);
    expect(reasonOf(cursor, fingerprintOf(['another list']), 1)).toBe('CURSOR_MISMATCH');
  });

  it('of another version, length or number of sources is malformed', () => {
    const cursor = encodeCursor(unsigned, list, [startOf('FORWARD')]);
    const bytes = Buffer.from(cursor, 'base64url');
    const otherVersion = Buffer.concat([Buffer.of(9), bytes.subarray(1)]).toString('base64url');
    expect(reasonOf(otherVersion, list, 1)).toBe('CURSOR_MALFORMED');
    expect(reasonOf('A'.repeat(70_000), list, 1)).toBe('CURSOR_MALFORMED');
    expect(reasonOf('', list, 1)).toBe('CURSOR_MALFORMED');
    expect(reasonOf(cursor, list, 2)).toBe('CURSOR_MALFORMED');
    expect(reasonOf(`${cursor}=`, list, 1)).toBe('CURSOR_MALFORMED');
  });

  it.each([
    ['a text that ends behind the cursor', [8, 40, 0x61]],
    ['a text longer than any', [8, 0xff, 0xff, 0x7f]],
    ['a number that does not end', [16, 0xff, 0xff, 0xff, 0xff, 0xff]],
    ['an offset larger than any', [16, 0xff, 0xff, 0x7f]],
    ['ties that do not exist', [32, 9, 1, 0x61]],
    ['bytes left over', [0, 0]],
    ['no position at all', []],
  ])('with a valid checksum and %s is malformed', (_, bytes) => {
    expect(reasonOf(forged(bytes), list, 1)).toBe('CURSOR_MALFORMED');
  });

  it('with a valid checksum and any bytes is either taken or malformed, and never breaks anything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 1, max: 3 }), (bytes, sources) => {
        const cursor = joinCursor(unsigned, list, [
          Buffer.from(bytes),
          ...Array<Buffer>(sources - 1).fill(Buffer.of(0)),
        ]);
        expect(['it was taken', 'CURSOR_MALFORMED']).toContain(reasonOf(cursor, list, sources));
      }),
      { numRuns: 2000 },
    );
  });
});
