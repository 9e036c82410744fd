import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import type { Fault } from '../../src/sandbox/sandbox.ts';
import { type ScriptedAnswer, type StandInService, startStandInService } from '../integration/stand-in-service.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type Attempt, attempt } from './attempt.ts';
import { documentOf, type MutationData } from './methods/method.ts';
import { methodCalled } from './methods/methods.ts';
import { runningOperation, subject } from './world/dataset.ts';
import { changesBetween, stateOf } from './world/state.ts';
import { startWriteGateway, type WriteGateway, writeRequests } from './world/write-gateway.ts';

const cancelOperation = methodCalled('cancelOperation');

let gateway: WriteGateway;

beforeAll(async () => {
  gateway = await startWriteGateway();
});

beforeEach(() => gateway.reset());

afterAll(() => gateway.close());

/** Cancels the running operation while these things go wrong. */
async function cancelWith(...faults: readonly Fault[]): Promise<Attempt & { readonly httpMethods: readonly string[] }> {
  gateway.sandbox.faults.set('operation', faults);
  const cancelled = await attempt(gateway, cancelOperation, cancelOperation.input);
  return { ...cancelled, httpMethods: cancelled.requests.map(({ method }) => method) };
}

describe('cancelling', () => {
  it('ends the operation and undoes it', async () => {
    const { sandbox } = gateway;
    const before = stateOf(sandbox);
    const update = methodCalled('updateBareMetalImage');
    const { data } = await gateway.query<MutationData>(documentOf(update), { input: update.input });
    expect(sandbox.store.baremetal.get(subject.baremetal)?.status).toBe('UPDATING');
    const { data: after, errors } = await gateway.query(
      'mutation ($id: ID!) { cancelOperation(input: { id: $id }) { operation { done status error { code } } } }',
      { id: toGlobalId('Operation', data[update.mutation]?.operation.operationId ?? '') },
    );
    expect(errors).toEqual([]);
    const operation = { done: true, status: 'FAILED', error: { code: 'CANCELLED' } };
    expect(after).toEqual({ cancelOperation: { operation } });
    expect(changesBetween(before, stateOf(sandbox))).toEqual({});
  });

  it('is requested by GET, without a body and a key', async () => {
    const { requests } = await cancelWith();
    expect(requests).toMatchObject([
      { method: 'GET', path: `/operations/${runningOperation}:cancel`, body: '', status: 200 },
    ]);
    expect(requests[0]?.headers).not.toHaveProperty('idempotency-key');
  });

  it.each([
    ['404', 'NOT_FOUND'],
    ['501', 'UNIMPLEMENTED'],
    ['400', 'INVALID_ARGUMENT'],
  ] as const)('is requested by POST, once, where GET is answered with %s', async (_, code) => {
    gateway.sandbox.setQuirks('operation', { cancelMethod: 'both' });
    const { answer, httpMethods } = await cancelWith({ error: { code }, times: 1 });
    expect([answer, httpMethods]).toEqual(['OK', ['GET', 'POST']]);
  });

  it('is requested by POST, once, where GET is answered with 405', async () => {
    gateway.sandbox.setQuirks('operation', { cancelMethod: 'POST' });
    const { answer, httpMethods, changes } = await cancelWith();
    expect([answer, httpMethods]).toEqual(['OK', ['GET', 'POST']]);
    expect(changes).toMatchObject(cancelOperation.effect);
  });

  it.each<[string, Fault]>([
    ['404', { error: { code: 'NOT_FOUND' } }],
    ['503', { error: { code: 'UNAVAILABLE', retryAfterSeconds: 0 } }],
    ['a reset', { reset: true }],
  ])('is not requested again when POST is answered with %s', async (_, fault) => {
    const { httpMethods } = await cancelWith({ error: { code: 'UNIMPLEMENTED' }, times: 1 }, fault);
    expect(httpMethods).toEqual(['GET', 'POST']);
  });

  it.each<[string, Fault, string]>([
    ['a reset before the work', { reset: true }, 'UNAVAILABLE'],
    ['a connection dropped after the work', { dropAfter: true }, 'UNAVAILABLE'],
    ['an answer that breaks off', { garbage: 'cut-off' }, 'UNAVAILABLE'],
    ['a page in place of an operation', { garbage: 'html-200' }, 'UPSTREAM_MALFORMED'],
    ["a proxy's 502", { garbage: 'html-502' }, 'UNAVAILABLE'],
    ['400 about the operation', { error: { code: 'FAILED_PRECONDITION' } }, 'FAILED_PRECONDITION'],
    [
      '400 about a field',
      { error: { code: 'INVALID_ARGUMENT', fieldViolations: [{ field: 'operation_id', description: 'Too long.' }] } },
      'INVALID_ARGUMENT',
    ],
    ['401', { unauthorizedBody: true }, 'UNAUTHENTICATED'],
    ['403', { error: { code: 'PERMISSION_DENIED' } }, 'PERMISSION_DENIED'],
    ['409', { error: { code: 'ABORTED' } }, 'ABORTED'],
    ['429', { error: { code: 'RESOURCE_EXHAUSTED', retryAfterSeconds: 0 } }, 'RESOURCE_EXHAUSTED'],
    ['500', { error: { code: 'INTERNAL' } }, 'INTERNAL'],
    ['503', { error: { code: 'UNAVAILABLE', retryAfterSeconds: 0 } }, 'UNAVAILABLE'],
    ['504', { error: { code: 'DEADLINE_EXCEEDED' } }, 'DEADLINE_EXCEEDED'],
  ])('is not requested again after %s', async (_, fault, code) => {
    gateway.sandbox.setQuirks('operation', { cancelMethod: 'both' });
    const { answer, httpMethods } = await cancelWith({ ...fault, times: 1 });
    expect([answer, httpMethods]).toEqual([code, ['GET']]);
  });

  it.each(['POST', 'GET', 'both'] as const)('of nothing is NOT_FOUND where it is done by %s', async (cancelMethod) => {
    gateway.sandbox.setQuirks('operation', { cancelMethod });
    const { answer, requests } = await attempt(gateway, cancelOperation, cancelOperation.notFound ?? {});
    expect([answer, requests.length]).toEqual(['NOT_FOUND', 2]);
  });

  it('is not shared between two that ask for it', async () => {
    const ask = () => gateway.query(documentOf(cancelOperation), { input: cancelOperation.input });
    const answers = await Promise.all([ask(), ask()]);
    expect(writeRequests(gateway.sandbox)).toHaveLength(2);
    // Whoever comes second is told that there is nothing to cancel any more.
    const codes = answers.map(({ errors }) => errors[0]?.extensions['code'] ?? 'OK');
    expect([...codes].sort()).toEqual(['FAILED_PRECONDITION', 'OK']);
  });
});

describe('cancelling behind a transcoder', () => {
  let service: StandInService;
  let behind: TestGateway;

  beforeAll(async () => {
    service = await startStandInService();
    behind = await startGateway({ environment: { OPERATION_URL: service.url } });
  });

  afterAll(async () => {
    await behind.close();
    await service.close();
  });

  const path = `/operations/${runningOperation}:cancel`;
  const cancelled = { status: 200, body: JSON.stringify({ id: runningOperation, done: true, error: { code: 1 } }) };
  const status = (httpStatus: number, code: number, message: string): ScriptedAnswer => ({
    status: httpStatus,
    body: JSON.stringify({ code, message }),
  });

  /** Cancels where GET and POST have these responses. */
  async function cancelAnswered(get: ScriptedAnswer, post: ScriptedAnswer) {
    const before = service.requests.length;
    service.answerWith((method) => (method === 'GET' ? get : post));
    const { data, errors } = await behind.query<MutationData | null>(documentOf(cancelOperation), {
      input: cancelOperation.input,
    });
    const { message, extensions } = errors[0] ?? {};
    return {
      requests: service.requests.slice(before),
      done: data?.['cancelOperation']?.operation.done,
      error:
        message === undefined ? null : { message, code: extensions?.['code'], httpStatus: extensions?.['httpStatus'] },
    };
  }

  it.each<ScriptedAnswer>([
    { status: 400, body: '' },
    { status: 404, body: '<h1>Not found</h1>' },
    { status: 405, body: '' },
    { status: 415, body: '' },
    { status: 501, body: '{}' },
    status(404, 5, 'Not Found'),
    status(400, 3, 'Could not resolve the request to an API method.'),
    status(405, 12, 'Method Not Allowed'),
    status(415, 2, 'Unsupported media type'),
  ])('sends a POST after a GET that matches no route: %j', async (unmatched) => {
    expect(await cancelAnswered(unmatched, cancelled)).toEqual({
      requests: [`GET ${path}`, `POST ${path}`],
      done: true,
      error: null,
    });
  });

  it('reports the first error where both fail alike', async () => {
    const notFound = status(404, 5, 'Operation not found.');
    expect(await cancelAnswered(notFound, { status: 404, body: '' })).toEqual({
      requests: [`GET ${path}`, `POST ${path}`],
      done: undefined,
      error: { message: 'Operation not found.', code: 'NOT_FOUND', httpStatus: 404 },
    });
    expect((await cancelAnswered(notFound, { status: 405, body: '' })).error).toMatchObject({ code: 'NOT_FOUND' });
    expect((await cancelAnswered({ status: 501 }, { status: 415 })).error).toMatchObject({ httpStatus: 501 });
  });

  it('reports the second error where only that is about the operation', async () => {
    expect((await cancelAnswered({ status: 405 }, status(404, 5, 'Operation not found.'))).error).toEqual({
      message: 'Operation not found.',
      code: 'NOT_FOUND',
      httpStatus: 404,
    });
    expect((await cancelAnswered({ status: 404 }, status(400, 9, 'The operation is done.'))).error).toEqual({
      message: 'The operation is done.',
      code: 'FAILED_PRECONDITION',
      httpStatus: 400,
    });
  });
});
