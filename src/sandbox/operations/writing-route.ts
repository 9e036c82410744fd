import type { OperationResource } from '../data/resources.ts';
import { operationDefaults } from '../data/written-defaults.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/route.ts';

/** A method that changes things: it answers with an operation, and takes an idempotency key. */
export interface WritingRoute extends Omit<Route, 'answer' | 'queryParameters' | 'httpMethod'> {
  readonly httpMethod: 'POST' | 'PATCH' | 'DELETE';
  readonly queryParameters?: readonly string[];
  /** Starts the operation, or throws an `ApiError`. */
  readonly start: (call: Call) => OperationResource;
}

/** Makes a route of a writing method. */
export function writingRoute({ start, ...route }: WritingRoute): Route {
  return {
    queryParameters: [],
    ...route,
    startsOperation: true,
    responseDefaults: operationDefaults,
    answer: (call) => call.sandbox.idempotencyKeys.once(call, route, () => start(call)),
  };
}
