import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import type { ImageServiceName } from '../../../src/sandbox/services.ts';
import type { StatusCode } from '../../../src/sandbox/status/codes.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

/** A service that answers all requests with an error. */
export interface Failure {
  readonly service: ImageServiceName;
  readonly code: StatusCode;
}

interface Answer {
  readonly data: string;
  readonly errors: readonly string[];
}

/** Two gateways on equal services: one compiles every query, the other none. */
export interface Comparison {
  /**
   * Has both answer a request. The bodies of the answers have to be the same to the last byte, the headers too but for
   * the time and the ID of the request. Returns the answer.
   */
  expectTheSame(body: object, failure?: Failure | null): Promise<Answer>;
  close(): Promise<void>;
}

const environment = {
  COST_MODE: 'off',
  DOCUMENT_LIMIT_ALIASES: '1000',
  UPSTREAM_RETRIES: '0',
  CIRCUIT_FAILURE_PERCENT: '0',
};

/** Starts the two gateways. */
export async function startComparison(): Promise<Comparison> {
  const pair = await startPair();
  return {
    async expectTheSame(body, failure = null) {
      const [compiled, interpreted] = await answersOf(pair, body, failure);
      if (isDeepStrictEqual(compiled, interpreted)) return interpreted;
      // Earlier requests have a part in how many calls are made and where cursors stand: what is still under way is
      // shared, and what was seen of lists is remembered. A difference that is there without them is one of execution.
      const fresh = await startPair();
      const answers = await answersOf(fresh, body, failure).finally(() => closeAll(fresh));
      expectEqual(...answers);
      return answers[1];
    },
    close: () => closeAll(pair),
  };
}

type Pair = readonly [compiling: TestGateway, plain: TestGateway];

async function startPair(): Promise<Pair> {
  const start = (after: string) =>
    startGateway({
      sandboxOptions: { images: 300 },
      environment: { ...environment, COMPILE_QUERIES_AFTER: after },
    });
  return [await start('1'), await start('0')];
}

async function closeAll(pair: Pair): Promise<void> {
  for (const gateway of pair) await gateway.close();
}

async function answersOf([compiling, plain]: Pair, body: object, failure: Failure | null) {
  for (const { sandbox } of [compiling, plain]) {
    sandbox.faults.clear();
    if (failure !== null) sandbox.faults.set(failure.service, { error: { code: failure.code } });
  }
  return [await answerOf(compiling, body), await answerOf(plain, body)] as const;
}

type WholeAnswer = Awaited<ReturnType<typeof answerOf>>;

function expectEqual(compiled: WholeAnswer, interpreted: WholeAnswer): void {
  const { errors: errorsInterpreted, ...rest } = interpreted;
  expect(compiled).toMatchObject(errorsInterpreted.length > 0 ? { ...rest, extensions: {} } : rest);
  expect(compiled.errors).toEqual(expect.arrayContaining(errorsInterpreted));
  // An error that makes the object around it null ends the execution of that object by graphql-js, while graphql-jit
  // waits for what is under way, and tells of it: each further error is one that lies within what is null.
  const further = compiled.errors.filter((error) => !errorsInterpreted.includes(error));
  for (const error of further) {
    const { path } = JSON.parse(error) as { path: readonly (string | number)[] };
    expect([path, liesWithinNull(JSON.parse(compiled.data), path)]).toEqual([path, true]);
  }
}

async function answerOf(gateway: TestGateway, body: object) {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sandbox-admin', 'x-upstream-report': '1' },
    body: JSON.stringify(body),
  });
  const headers = Object.fromEntries(
    [...response.headers].filter(([name]) => !['x-request-id', 'date', 'content-length'].includes(name)),
  );
  // A service calls each of its answers by an ID of its own.
  const text = (await response.text()).replaceAll(/"(requestId|serverTraceId)":"[^"]*"/g, '"$1":"…"');
  const { data, errors, extensions } = JSON.parse(text) as { data?: unknown; errors?: object[]; extensions: unknown };
  return {
    status: response.status,
    headers,
    data: data === undefined ? 'null' : JSON.stringify(data),
    // They are in the order in which they came up.
    errors: (errors ?? []).map((error) => JSON.stringify(error)).toSorted(),
    extensions,
  };
}

function liesWithinNull(data: unknown, path: readonly (string | number)[]): boolean {
  const [first, ...rest] = path;
  if (data === null) return first !== undefined;
  if (typeof data !== 'object' || first === undefined) return false;
  return liesWithinNull((data as Record<string | number, unknown>)[first], rest);
}
