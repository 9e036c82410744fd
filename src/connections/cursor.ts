import { createHash } from 'node:crypto';
import { InputError } from '../model/errors.ts';
import { ByteReader, NotACursor, writeNumber, writeText } from './cursor-bytes.ts';
import type { CursorSeal } from './cursor-seal.ts';
import { anchorTies, type Position } from './position.ts';

/*
 * A cursor is the position of every source of a list, as base64url of these bytes:
 *
 *   version (1) · fingerprint of the list (6) · number of sources · each source's position · seal of all that (4 or 16)
 *
 * and a position is: flags (1) · page token · offset · anchor's ties (1) · its ID · its key, each only where the flags
 * say so.
 * The seal is a checksum or a signature (`cursor-seal.ts`). A cursor holds nothing that its bearer may not know, and
 * what it points to is fetched with the bearer's own credentials. A forged one reads no more than its estimate promises
 * (`page-budget.ts`).
 */

const fingerprintBytes = 6;
/**
 * The largest list has 150 sources: 50 folders in each of three services. With the greatest lengths that the services
 * document, a position takes 225 bytes: flags, offset and ties (5), a page token (100), an ID (50), a name as the key
 * (63), and the lengths of these (7). Together they are 45,000 characters of base64url. The rest leaves room for the
 * tokens of BareMetal, whose length has no documented limit: up to 400 characters for each of its 50 sources.
 */
const longestCursor = 65_536;
const mostSources = 1000;
const largestOffset = 1_000_000;
const longestText = 4096;

const flag = { backward: 1, ended: 2, edge: 4, token: 8, offset: 16, anchor: 32, key: 64, keyIsId: 128 } as const;

/** What a list is, apart from the page wanted of it, in so few bytes that another list hardly has the same. */
export function fingerprintOf(list: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(list)).digest().subarray(0, fingerprintBytes);
}

export function encodeCursor(seal: CursorSeal, fingerprint: Buffer, positions: readonly Position[]): string {
  return joinCursor(seal, fingerprint, positions.map(encodePosition));
}

/** The same from positions that are already encoded, since neighbouring edges differ in one of them. */
export function joinCursor(seal: CursorSeal, fingerprint: Buffer, encodedPositions: readonly Buffer[]): string {
  const count: number[] = [];
  writeNumber(count, encodedPositions.length);
  const payload = Buffer.concat([Buffer.of(seal.version), fingerprint, Buffer.from(count), ...encodedPositions]);
  return Buffer.concat([payload, seal.make(payload)]).toString('base64url');
}

export function encodePosition(position: Position): Buffer {
  const { anchor } = position;
  const keyIsId = anchor !== null && anchor.key === anchor.id;
  const key = keyIsId ? null : (anchor?.key ?? null);
  const bytes = [
    (position.direction === 'BACKWARD' ? flag.backward : 0) |
      (position.ended ? flag.ended : 0) |
      (position.edge ? flag.edge : 0) |
      (position.pageToken === null ? 0 : flag.token) |
      (position.offset === 0 ? 0 : flag.offset) |
      (anchor === null ? 0 : flag.anchor) |
      (key === null ? 0 : flag.key) |
      (keyIsId ? flag.keyIsId : 0),
  ];
  if (position.pageToken !== null) writeText(bytes, position.pageToken);
  if (position.offset !== 0) writeNumber(bytes, position.offset);
  if (anchor !== null) {
    bytes.push(anchorTies.indexOf(anchor.ties));
    writeText(bytes, anchor.id);
  }
  if (key !== null) writeText(bytes, key);
  return Buffer.from(bytes);
}

/** The positions in a cursor of the list with this fingerprint and number of sources. */
export function decodeCursor(seal: CursorSeal, cursor: string, fingerprint: Buffer, sources: number): Position[] {
  const payload = checkedPayload(seal, cursor);
  if (payload === null) throw malformedCursor();
  if (!payload.subarray(1, 1 + fingerprintBytes).equals(fingerprint)) {
    throw new InputError(
      'The cursor belongs to another list. Use it with the field and the arguments that it was got with; only ' +
        'first, last, after and before may differ.',
      { reason: 'CURSOR_MISMATCH' },
    );
  }
  try {
    return decodePositions(payload.subarray(1 + fingerprintBytes), sources);
  } catch (error) {
    if (!(error instanceof NotACursor)) throw error;
    throw malformedCursor();
  }
}

/** The error for a text that is not a cursor which the gateway has made. */
export function malformedCursor(): InputError {
  return new InputError('The cursor is malformed. Give a cursor exactly as an edge or a pageInfo returned it.', {
    reason: 'CURSOR_MALFORMED',
  });
}

/** The bytes before the seal; `null` when the text is not a cursor with a seal that fits. */
function checkedPayload(seal: CursorSeal, cursor: string): Buffer | null {
  if (cursor.length > longestCursor) return null;
  const bytes = Buffer.from(cursor, 'base64url');
  // Buffer.from passes over what is not base64url, so a text that is not all of it comes out different.
  if (bytes.toString('base64url') !== cursor) return null;
  if (bytes.length < 1 + fingerprintBytes + seal.length || bytes[0] !== seal.version) return null;
  const payload = bytes.subarray(0, -seal.length);
  return seal.fits(payload, bytes.subarray(-seal.length)) ? payload : null;
}

function decodePositions(bytes: Buffer, sources: number): Position[] {
  const reader = new ByteReader(bytes);
  if (reader.number(mostSources) !== sources) throw new NotACursor();
  const positions = Array.from({ length: sources }, () => decodePosition(reader));
  if (!reader.atEnd) throw new NotACursor();
  return positions;
}

function decodePosition(reader: ByteReader): Position {
  const flags = reader.byte();
  const has = (bit: number): boolean => (flags & bit) !== 0;
  const pageToken = has(flag.token) ? reader.text(longestText) : null;
  const offset = has(flag.offset) ? reader.number(largestOffset) : 0;
  const ties = has(flag.anchor) ? anchorTies[reader.number(anchorTies.length - 1)] : undefined;
  const id = has(flag.anchor) ? reader.text(longestText) : null;
  const key = has(flag.key) ? reader.text(longestText) : has(flag.keyIsId) ? id : null;
  return {
    direction: has(flag.backward) ? 'BACKWARD' : 'FORWARD',
    pageToken,
    offset,
    anchor: id === null ? null : { id, key, ties: ties ?? 'UNKNOWN' },
    ended: has(flag.ended),
    edge: has(flag.edge),
  };
}
