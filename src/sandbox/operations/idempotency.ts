import { digestWord } from '../data/digest.ts';
import type { OperationResource } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/route.ts';
import { ApiError } from '../status/api-error.ts';

const maxKeys = 10_000;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Which operation came of the request that had an idempotency key, by caller and key. */
export class IdempotencyKeys {
  readonly #uses = new Map<string, { readonly request: string; readonly operationId: string }>();

  /** Starts an operation with `start`, unless the same caller's request with the same key has started it already. */
  once(call: Call, route: Pick<Route, 'service' | 'name'>, start: () => OperationResource): OperationResource {
    const key = call.headers['idempotency-key'];
    if (key === undefined) return start();
    if (typeof key !== 'string' || !uuid.test(key)) {
      throw new ApiError('INVALID_ARGUMENT', 'The header Idempotency-Key must be a UUID.');
    }
    const name = `${call.caller.subjectId} ${key.toLowerCase()}`;
    const request = describe(call, route);
    const use = this.#uses.get(name);
    if (use === undefined) {
      const operation = start();
      this.#uses.set(name, { request, operationId: operation.id });
      this.#forgetOldest();
      return operation;
    }
    const record = call.sandbox.store.operations.get(use.operationId);
    if (use.request !== request || record === undefined) {
      throw new ApiError('INVALID_ARGUMENT', 'The Idempotency-Key was used for another request.');
    }
    return record.operation;
  }

  #forgetOldest(): void {
    const [oldest] = this.#uses.keys();
    if (this.#uses.size > maxKeys && oldest !== undefined) this.#uses.delete(oldest);
  }
}

function describe({ path, query, body }: Call, { service, name }: Pick<Route, 'service' | 'name'>): string {
  return digestWord(20, service, name, JSON.stringify([[...path], [...query], body]));
}
