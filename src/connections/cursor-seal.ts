import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * What a cursor ends with, by which the gateway recognises its own: a CRC-32, which guards against accidents only; or,
 * where the operator has set a key, an HMAC-SHA-256 cut to 128 bits, which nobody makes without the key (RFC 2104,
 * section 5, allows no less than half of the hash).
 */
export interface CursorSeal {
  /** The first byte of a cursor that has this seal. */
  readonly version: number;
  /** The length of the seal in bytes. */
  readonly length: number;
  /** Returns the seal of the bytes of a cursor, its version included. */
  make(payload: Buffer): Buffer;
  /** Whether the seal belongs to these bytes. */
  fits(payload: Buffer, seal: Buffer): boolean;
}

/** The seal for these keys; `null` for the one that needs no key. */
export function createCursorSeal(keys: readonly string[] | null): CursorSeal {
  return keys === null ? new Checksum() : new Signature(keys);
}

class Checksum implements CursorSeal {
  readonly version = 1;
  readonly length = 4;

  make(payload: Buffer): Buffer {
    const checksum = Buffer.alloc(this.length);
    checksum.writeUInt32BE(crc32(payload));
    return checksum;
  }

  fits(payload: Buffer, seal: Buffer): boolean {
    return this.make(payload).equals(seal);
  }
}

/** Signs with the first key and accepts all of them, so that a key can be replaced while its cursors are in use. */
class Signature implements CursorSeal {
  readonly version = 2;
  readonly length = 16;
  /** A key object shows its bytes neither in a log nor when it is inspected. */
  readonly #keys: readonly KeyObject[];
  readonly #signingKey: KeyObject;

  constructor(keys: readonly string[]) {
    const [first, ...others] = keys.map((key) => createSecretKey(key, 'utf8'));
    if (first === undefined) throw new TypeError('A list of keys for cursors is empty.');
    this.#signingKey = first;
    this.#keys = [first, ...others];
  }

  make(payload: Buffer): Buffer {
    return this.#sign(payload, this.#signingKey);
  }

  fits(payload: Buffer, seal: Buffer): boolean {
    return this.#keys.some((key) => timingSafeEqual(this.#sign(payload, key), seal));
  }

  #sign(payload: Buffer, key: KeyObject): Buffer {
    return createHmac('sha256', key).update(payload).digest().subarray(0, this.length);
  }
}
