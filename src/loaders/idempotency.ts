import { randomUUID } from 'node:crypto';
import { InputError } from '../model/errors.ts';
import { derivedUuid, isUuid } from '../model/uuid.ts';
import type { CallersIdempotencyKey } from '../services/upstream-call.ts';

/**
 * The idempotency keys of the writes of one request, in their order. Each follows from the caller, the caller's own key
 * and the position of the write in the request. So repeating the request, at any replica, repeats the same keys, and no
 * caller can reach the operation of another one by its key. Without a key of the caller's each key is new.
 *
 * The caller's own key is never sent. A service recognizes a key within an account, and where the gateway acts by an
 * account of its own, all callers have the same account.
 */
export class IdempotencyKeys {
  readonly #callersKey: CallersIdempotencyKey | null;
  #count = 0;

  constructor(callersKey: CallersIdempotencyKey | null) {
    this.#callersKey = callersKey;
  }

  next(): string {
    if (this.#callersKey === null) return randomUUID();
    const { key, scope } = this.#callersKey;
    if (!isUuid(key)) {
      throw new InputError(
        'The header "Idempotency-Key" is not a UUID, such as "f81d4fae-7dec-11d0-a765-00a0c91e6bf6".',
      );
    }
    const position = this.#count++;
    // Upper and lower case are the same in a UUID, so they give the same key.
    return derivedUuid(JSON.stringify([scope, key.toLowerCase(), position]));
  }
}
