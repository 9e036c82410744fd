import { randomUUID } from 'node:crypto';
import { InputError } from '../model/errors.ts';
import { derivedUuid, isUuid } from '../model/uuid.ts';

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
    if (!isUuid(this.#callersKey)) {
      throw new InputError(
        'The header "Idempotency-Key" is not a UUID, such as "f81d4fae-7dec-11d0-a765-00a0c91e6bf6".',
      );
    }
    const number = this.#count++;
    // The services do not tell upper from lower case in a UUID, so neither may what follows from one.
    return number === 0 ? this.#callersKey : derivedUuid(`${this.#callersKey.toLowerCase()} ${number}`);
  }
}
