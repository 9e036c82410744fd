import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import type { Fault } from '../../src/sandbox/sandbox.ts';
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

  it('is asked for by POST, without a body and a key', async () => {
    const { requests } = await cancelWith();
    expect(requests).toMatchObject([
      { method: 'POST', path: `/operations/${runningOperation}:cancel`, body: '', status: 200 },
    ]);
    expect(requests[0]?.headers).not.toHaveProperty('idempotency-key');
  });

  it.each([
    ['404', 'NOT_FOUND'],
    ['501', 'UNIMPLEMENTED'],
  ] as const)('is asked for by GET, once, where POST is answered with %s', async (_, code) => {
    gateway.sandbox.setQuirks('operation', { cancelMethod: 'both' });
    const { answer, httpMethods } = await cancelWith({ error: { code }, times: 1 });
    expect([answer, httpMethods]).toEqual(['OK', ['POST', 'GET']]);
  });

  it('is asked for by GET, once, where POST is answered with 405', async () => {
    gateway.sandbox.setQuirks('operation', { cancelMethod: 'GET' });
    const { answer, httpMethods, changes } = await cancelWith();
    expect([answer, httpMethods]).toEqual(['OK', ['POST', 'GET']]);
    expect(changes).toMatchObject(cancelOperation.effect);
  });

  it.each<[string, Fault]>([
    ['404', { error: { code: 'NOT_FOUND' } }],
    ['503', { error: { code: 'UNAVAILABLE' } }],
    ['a reset', { reset: true }],
  ])('is not asked for any more when GET is answered with %s', async (_, fault) => {
    const { httpMethods } = await cancelWith({ error: { code: 'UNIMPLEMENTED' }, times: 1 }, fault);
    expect(httpMethods).toEqual(['POST', 'GET']);
  });

  it.each<[string, Fault, string]>([
    ['a reset before the work', { reset: true }, 'UNAVAILABLE'],
    ['a connection dropped after the work', { dropAfter: true }, 'UNAVAILABLE'],
    ['an answer that breaks off', { garbage: 'cut-off' }, 'UNAVAILABLE'],
    ['a page in place of an operation', { garbage: 'html-200' }, 'UPSTREAM_MALFORMED'],
    ["a proxy's 502", { garbage: 'html-502' }, 'UNAVAILABLE'],
    ['400', { error: { code: 'FAILED_PRECONDITION' } }, 'FAILED_PRECONDITION'],
    ['401', { unauthorizedBody: true }, 'UNAUTHENTICATED'],
    ['403', { error: { code: 'PERMISSION_DENIED' } }, 'PERMISSION_DENIED'],
    ['409', { error: { code: 'ABORTED' } }, 'ABORTED'],
    ['429', { error: { code: 'RESOURCE_EXHAUSTED', retryAfterSeconds: 0 } }, 'RESOURCE_EXHAUSTED'],
    ['500', { error: { code: 'INTERNAL' } }, 'INTERNAL'],
    ['503', { error: { code: 'UNAVAILABLE', retryAfterSeconds: 0 } }, 'UNAVAILABLE'],
    ['504', { error: { code: 'DEADLINE_EXCEEDED' } }, 'DEADLINE_EXCEEDED'],
  ])('is asked for no further time after %s', async (_, fault, code) => {
    const { answer, httpMethods } = await cancelWith({ ...fault, times: 1 });
    expect([answer, httpMethods]).toEqual([code, ['POST']]);
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
