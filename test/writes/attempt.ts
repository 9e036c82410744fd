import type { LoggedRequest } from '../../src/sandbox/sandbox.ts';
import type { QueryError, QueryOptions } from '../support/post-graphql.ts';
import { documentOf, type Input, type Method, type MutationData } from './methods/method.ts';
import { type Changes, changesBetween, operationsStarted, stateOf } from './world/state.ts';
import { type WriteGateway, writeRequests } from './world/write-gateway.ts';

/** What came of a mutation: for its caller, on the wire, and in the service when all is over. */
export interface Attempt {
  /** `OK`, or the code of the error. */
  readonly answer: unknown;
  readonly data: MutationData | null;
  readonly error: QueryError | undefined;
  /** What the services were asked to change. */
  readonly requests: readonly LoggedRequest[];
  readonly changes: Changes;
  readonly operationsStarted: number;
}

/** Sends a mutation, lets what it started come to its end, and sees what has changed. */
export async function attempt(
  gateway: WriteGateway,
  method: Pick<Method, 'mutation'>,
  input: Input,
  options: QueryOptions = {},
): Promise<Attempt> {
  const { sandbox } = gateway;
  const [before, startedBefore] = [stateOf(sandbox), operationsStarted(sandbox)];
  sandbox.clearRequests();
  const { data, errors } = await gateway.query<MutationData | null>(documentOf(method), { input }, options);
  gateway.finish();
  return {
    answer: errors[0]?.extensions['code'] ?? 'OK',
    data,
    error: errors[0],
    requests: [...writeRequests(sandbox)],
    changes: changesBetween(before, stateOf(sandbox)),
    operationsStarted: operationsStarted(sandbox) - startedBefore,
  };
}

/** The paths of the fields that an error complains of. */
export function violatedPaths(error: QueryError | undefined): readonly string[] {
  const violations = (error?.extensions['fieldViolations'] ?? []) as readonly { readonly field: string }[];
  return violations.map(({ field }) => field);
}
