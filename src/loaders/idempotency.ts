import { createHash, randomUUID } from 'node:crypto';
import { InputError } from '../model/errors.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The idempotency keys of the writes of one request, in their order. The caller's own key is for the first one; the
 * services take a key for one write only, so each further one gets a key that follows from the caller's, and repeating
 * the whole request repeats the same keys. Without a key of the caller's each is new.
 */
export class IdempotencyKeys {
  readonly #callersKey: string | null;
  #count = 0;

  constructor(callersKey: string | null) {
    this.#callersKey = callersKey;
  }

  next(): string {
    if (this.#callersKey === null) return randomUUID();
    if (!uuid.test(this.#callersKey)) {
      throw new InputError(
        'The header "Idempotency-Key" is not a UUID, such as "f81d4fae-7dec-11d0-a765-00a0c91e6bf6".',
      );
    }
    const number = this.#count++;
    return number === 0 ? this.#callersKey : derivedUuid(`${this.#callersKey} ${number}`);
  }
}

/** A UUID that follows from a text, of the version that is for one's own ways to make one (RFC 9562, section 5.8). */
function derivedUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
