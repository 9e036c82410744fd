import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LoggedRequest } from '../../src/sandbox/sandbox.ts';
import { isRecord, send } from '../sandbox/client.ts';
import { type Attempt, attempt, violatedPaths } from './attempt.ts';
import { type Conflict, documentOf, type Input, type Method, type RestRequest } from './methods/method.ts';
import { methods } from './methods/methods.ts';
import { inWords, Outcomes, type Situation } from './outcomes.ts';
import { changesBetween, operationsStarted, stateOf } from './world/state.ts';
import { keysOf, startWriteGateway, type WriteGateway, writeRequests } from './world/write-gateway.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The gateway tries a call once, and repeats it three times. */
const attemptsOfACall = 3;
/** Beside the values next to the limit. */
const runsOfALimit = 5;

let gateway: WriteGateway;
const outcomes = new Outcomes();

beforeAll(async () => {
  gateway = await startWriteGateway();
});

beforeEach(() => gateway.reset());

afterAll(() => gateway.close());

describe.each(methods)('$title', (method) => {
  const { title, service } = method;
  // Cancelling is never repeated, since nothing makes a service recognise the second time.
  const isCancelling = service === 'operation';

  it('carries out what is asked for, once', async () => {
    const done = await attempt(gateway, method, method.input);
    expect(done.error).toBeUndefined();
    expect(done.requests.map(withoutHeaders)).toEqual([asSent(method.rest(method.input))]);
    if (!isCancelling) expect(keysOf(done.requests)).toEqual([expect.stringMatching(uuid)]);
    expectDoneOnce(method, done);
    outcomes.record(title, 'valid', inWords(done));
  });

  for (const limit of method.limits) {
    describe(`with the limit on ${limit.rule}`, () => {
      it('takes what it allows', async () => {
        const { allowed, edges, namesNothing } = limit;
        await forEvery(allowed, edges.allowed, async (changes) => {
          const input = { ...method.input, ...changes };
          const taken = await attempt(gateway, method, input);
          expect(taken.answer).toBe(namesNothing ? 'NOT_FOUND' : 'OK');
          expect(taken.requests.map(withoutHeaders)).toEqual([asSent(method.rest(input))]);
        });
      });

      it('refuses what it does not allow before any call, as the service would', async () => {
        await forEvery(limit.broken, limit.edges.broken, async (changes) => {
          const input = { ...method.input, ...changes };
          const refused = await attempt(gateway, method, input);
          expect(violatedPaths(refused.error)).toEqual([`input.${limit.path}`]);
          expectRefusedByGateway(refused, `; limits: ${method.limits.length}`);
          await expectServiceRefuses(method.rest(input));
        });
      });
    });
  }

  if (method.limits.length === 0) {
    it('refuses an ID that is none', async () => {
      expectRefusedByGateway(await attempt(gateway, method, { id: 'none' }), '; no limits but on the global ID');
    });
  }

  it('is refused without rights to change things', async () => {
    const refused = await attempt(gateway, method, method.input, { token: 'sandbox-viewer' });
    expectRefusedOnce('no rights', refused, 'PERMISSION_DENIED');
  });

  it('is refused for what does not exist', async () => {
    // A service without the GET of cancelling answers like one without the operation, so it is asked by POST too.
    const calls = isCancelling ? ['GET', 'POST'] : undefined;
    const refused = await attemptOrTell(method.notFound, 'NOT_FOUND');
    expectRefusedOnce('not found', refused, 'NOT_FOUND', calls);
  });

  it('is refused where the state of things does not allow it', async () => {
    const { input, code } = method.conflict ?? { input: null, code: 'FAILED_PRECONDITION' };
    expectRefusedOnce('conflict', await attemptOrTell(input, code), code);
  });

  it('is done once when the connection is dropped after the work', async () => {
    gateway.sandbox.faults.set(service, { dropAfter: true, times: 1 });
    const done = await attempt(gateway, method, method.input);
    expect(done.answer).toBe(isCancelling ? 'UNAVAILABLE' : 'OK');
    expect(done.requests).toHaveLength(isCancelling ? 1 : 2);
    expect(new Set(keysOf(done.requests)).size).toBe(1);
    expectDoneOnce(method, done);
    outcomes.record(title, 'dropped after the work', inWords(done));
  });

  /** Where no input brings an answer about, the service is told to give it. */
  async function attemptOrTell(input: Input | null, code: 'NOT_FOUND' | Conflict['code']): Promise<Attempt> {
    if (input === null) gateway.sandbox.faults.set(service, { error: { code }, times: 1 });
    return attempt(gateway, method, input ?? method.input);
  }

  function expectRefusedByGateway(refused: Attempt, note: string): void {
    expect(refused.answer).toBe('BAD_USER_INPUT');
    expect(refused.requests).toHaveLength(0);
    expectNothingDone(refused);
    outcomes.record(title, 'limit broken', inWords(refused) + note);
  }

  function expectRefusedOnce(situation: Situation, refused: Attempt, code: string, httpMethods?: string[]): void {
    expect(refused.answer).toBe(code);
    expect(refused.requests.map(({ method: httpMethod }) => httpMethod)).toEqual(
      httpMethods ?? [method.rest(method.input).method],
    );
    expectNothingDone(refused);
    outcomes.record(title, situation, inWords(refused));
  }
});

describe('when the services are down', () => {
  // All at the same moment, since each takes a while to give up.
  it('every mutation fails, having been repeated under the same key, and does nothing', async () => {
    const { sandbox } = gateway;
    for (const service of ['compute', 'baremetal', 'cloud-desktop', 'operation'] as const) {
      sandbox.faults.set(service, { error: { code: 'UNAVAILABLE' } });
    }
    const before = stateOf(sandbox);
    const failures = await Promise.all(
      methods.map(async (method) => {
        const requestId = randomUUID();
        const headers = { 'idempotency-key': randomUUID(), 'x-request-id': requestId };
        const { errors } = await gateway.query(documentOf(method), { input: method.input }, { headers });
        return { method, requestId, error: errors[0] };
      }),
    );
    gateway.finish();
    const outcome = {
      changes: changesBetween(before, stateOf(sandbox)),
      operationsStarted: operationsStarted(sandbox),
    };
    expectNothingDone(outcome);
    for (const { method, requestId, error } of failures) {
      expect(error?.extensions).toMatchObject({ code: 'UNAVAILABLE', httpStatus: 503, retryable: true });
      const isCancelling = method.service === 'operation';
      const requests = writeRequests(sandbox).filter(({ headers }) => headers['x-request-id'] === requestId);
      expect(requests).toHaveLength(isCancelling ? 1 : attemptsOfACall);
      expect(new Set(requests.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
      outcomes.record(method.title, 'service down', inWords({ answer: 'UNAVAILABLE', requests, ...outcome }));
    }
    expect(writeRequests(sandbox)).toHaveLength(attemptsOfACall * (methods.length - 1) + 1);
  });
});

describe('the table', () => {
  it('has every mutation of the schema', async () => {
    const { data } = await gateway.query<{ __schema: { mutationType: { fields: { name: string }[] } } }>(
      '{ __schema { mutationType { fields { name } } } }',
    );
    const fields = data.__schema.mutationType.fields.map(({ name }) => name);
    expect([...new Set(methods.map(({ mutation }) => mutation))].sort()).toEqual(fields.sort());
  });

  it('of outcomes is as it was', () => {
    expect(`\n${outcomes.toString()}\n`).toMatchSnapshot();
  });
});

function expectDoneOnce(method: Method, done: Attempt): void {
  expect(Object.keys(done.changes).sort()).toEqual(Object.keys(method.effect).sort());
  expect(done.changes).toMatchObject(method.effect);
  expect(done.operationsStarted).toBe(method.service === 'operation' ? 0 : 1);
}

function expectNothingDone({
  changes,
  operationsStarted: started,
}: Pick<Attempt, 'changes' | 'operationsStarted'>): void {
  expect(changes).toEqual({});
  expect(started).toBe(0);
}

/** Sends to the service itself what the gateway has refused to send. */
async function expectServiceRefuses({ method, path, body }: RestRequest): Promise<void> {
  const { sandbox } = gateway;
  const before = stateOf(sandbox);
  const { status, body: answer } = await send(sandbox, path, { method, ...(body !== undefined && { body }) });
  // INVALID_ARGUMENT. An ID that is too long for an image can be right for a resource; then it is NOT_FOUND.
  expect([
    [400, 3],
    [404, 5],
  ]).toContainEqual([status, answer['code']]);
  gateway.finish();
  expect([changesBetween(before, stateOf(sandbox)), operationsStarted(sandbox)]).toEqual([{}, 0]);
}

/** Tries every edge and a few of the others, each in a world as it was at first. */
async function forEvery(
  inputs: fc.Arbitrary<Input>,
  edges: readonly Input[],
  test: (changes: Input) => Promise<void>,
): Promise<void> {
  const property = fc.asyncProperty(inputs, async (changes) => {
    gateway.reset();
    await test(changes);
  });
  await fc.assert(property, { numRuns: edges.length + runsOfALimit, examples: edges.map((edge) => [edge]) });
}

function withoutHeaders({ method, path, body }: LoggedRequest): unknown {
  return { method, path, body: body === '' ? undefined : sortMask(JSON.parse(body)) };
}

function asSent({ method, path, body }: RestRequest): unknown {
  return { method, path, body: body === undefined ? undefined : sortMask(body) };
}

/** The order of the paths in a field mask means nothing. */
function sortMask(body: unknown): unknown {
  if (!isRecord(body) || typeof body['updateMask'] !== 'string') return body;
  return { ...body, updateMask: body['updateMask'].split(',').sort().join(',') };
}
