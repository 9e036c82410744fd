import { describe, expect, it } from '@jest/globals';
import { send } from '../client.ts';
import { contents, imageIdOf, operation, startClocked, write, writingMethod, writingMethods } from './writing.ts';

describe.each(writingMethods)('$name', (method) => {
  it('shows its error before it is done when it rolls back, and leaves everything as it was', async () => {
    const { sandbox, advance } = await startClocked();
    const before = contents(sandbox);
    const failOperation = { code: 'INTERNAL', message: 'The disk broke.', rollback: true } as const;
    sandbox.faults.set(method.service, { failOperation });
    const started = await write(sandbox, method);
    expect([started.status, started.body['error']]).toEqual([200, undefined]);
    advance(499);
    expect(await operation(sandbox, started)).toEqual(started.body);
    advance(1);
    const error = { code: 13, message: 'The disk broke.' };
    expect(await operation(sandbox, started)).toEqual({ ...started.body, error, modifiedAt: expect.any(String) });
    advance(500);
    const done = await operation(sandbox, started);
    expect(done).toEqual({ ...started.body, error, done: true, modifiedAt: expect.any(String) });
    expect(contents(sandbox)).toEqual(before);
  });

  it('is undone and ends with CANCELLED when it is cancelled', async () => {
    const { sandbox, advance } = await startClocked();
    const before = contents(sandbox);
    const started = await write(sandbox, method);
    const cancelled = await send(sandbox, `/operations/${String(started.body['id'])}:cancel`);
    expect(cancelled.status).toBe(200);
    expect(cancelled.body).toEqual({
      ...started.body,
      modifiedAt: expect.any(String),
      done: true,
      error: { code: 1, message: 'The operation was cancelled.' },
    });
    advance(5000);
    expect(await operation(sandbox, started)).toEqual(cancelled.body);
    expect(contents(sandbox)).toEqual(before);
  });
});

describe('an operation that fails without rolling back', () => {
  it.each([
    ['Compute create', '/compute/v1/images', { status: 'ERROR' }],
    ['BareMetal create', '/baremetal/v1alpha/images', { status: 'ERROR' }],
  ])('leaves the new image of %s in the status ERROR', async (name, path, expected) => {
    const { sandbox, advance } = await startClocked();
    const method = writingMethod(name);
    sandbox.faults.set(method.service, { failOperation: { code: 'FAILED_PRECONDITION' } });
    const started = await write(sandbox, method);
    advance(999);
    expect((await operation(sandbox, started))['error']).toBeUndefined();
    advance(1);
    expect(await operation(sandbox, started)).toMatchObject({ done: true, error: { code: 9 } });
    expect((await send(sandbox, `${path}/${imageIdOf(started)}`)).body).toMatchObject(expected);
  });

  it('leaves nothing of a new image of Cloud Desktop, which has no such status', async () => {
    const { sandbox, advance } = await startClocked();
    sandbox.faults.set('cloud-desktop', { failOperation: { code: 'INTERNAL' } });
    const started = await write(sandbox, writingMethod('Cloud Desktop copy'));
    advance(1000);
    expect((await send(sandbox, `/cloud-desktop/v1/images/${imageIdOf(started)}`)).status).toBe(404);
  });

  it.each([
    ...['Compute update', 'BareMetal update', 'Cloud Desktop update'],
    ...['Compute delete', 'BareMetal delete', 'Cloud Desktop delete'],
    ...['Compute setAccessBindings', 'Compute updateAccessBindings'],
  ])('leaves the image of %s as it was', async (name) => {
    const { sandbox, advance } = await startClocked();
    const before = contents(sandbox);
    const method = writingMethod(name);
    sandbox.faults.set(method.service, { failOperation: { code: 'INTERNAL' } });
    await write(sandbox, method);
    advance(1000);
    expect(contents(sandbox)).toEqual(before);
  });

  it('concerns neither reads nor operations that were started before', async () => {
    const { sandbox, advance } = await startClocked();
    const first = await write(sandbox, writingMethod('Compute update'));
    sandbox.faults.set('compute', { times: 1, failOperation: { code: 'INTERNAL' } });
    await send(sandbox, '/compute/v1/images/fd8subject0000000000');
    expect(sandbox.faults.get('compute')).toHaveLength(1);
    const second = await write(sandbox, writingMethod('Compute create'));
    expect(sandbox.faults.get('compute')).toHaveLength(0);
    advance(1000);
    expect((await operation(sandbox, first))['error']).toBeUndefined();
    expect((await operation(sandbox, second))['error']).toBeDefined();
  });
});

describe('cancelling', () => {
  it('is refused for an operation that is done or does not exist', async () => {
    const { sandbox, advance } = await startClocked();
    const started = await write(sandbox, writingMethod('Compute update'));
    advance(1000);
    const path = `/operations/${String(started.body['id'])}:cancel`;
    const done = await send(sandbox, path);
    expect([done.status, done.body['code']]).toEqual([400, 9]);
    expect((await send(sandbox, '/operations/nosuch:cancel')).status).toBe(404);
  });

  it('needs the right to write', async () => {
    const { sandbox } = await startClocked();
    const started = await write(sandbox, writingMethod('Compute update'));
    const path = `/operations/${String(started.body['id'])}:cancel`;
    expect((await send(sandbox, path, { token: 'sandbox-viewer' })).status).toBe(403);
    expect((await send(sandbox, path, { token: 'sandbox-desktop' })).status).toBe(403);
    expect((await send(sandbox, path, { token: 'sandbox-compute' })).status).toBe(200);
  });

  it.each([
    ['POST', 415, 200],
    ['GET', 200, 415],
    ['both', 200, 400],
  ] as const)('by %s answers GET with %d and then POST with %d', async (cancelMethod, get, post) => {
    const { sandbox } = await startClocked({ quirks: { operation: { cancelMethod } } });
    const started = await write(sandbox, writingMethod('Compute update'));
    const path = `/operations/${String(started.body['id'])}:cancel`;
    expect((await send(sandbox, path)).status).toBe(get);
    expect((await send(sandbox, path, { method: 'POST' })).status).toBe(post);
  });

  it('by POST is by default refused with 415 and a body that is not a Status, and cancels nothing', async () => {
    const { sandbox } = await startClocked();
    const started = await write(sandbox, writingMethod('Compute update'));
    const path = `/operations/${String(started.body['id'])}:cancel`;
    const byPost = await send(sandbox, path, { method: 'POST' });
    expect([byPost.status, byPost.text]).toEqual([415, 'Unsupported Media Type\n']);
    expect(byPost.headers.get('content-type')).toMatch(/^text\/plain/);
    expect((await operation(sandbox, started))['done']).toBeUndefined();
    expect((await send(sandbox, path)).body).toMatchObject({ done: true });
  });

  it('by the other method is refused before the caller and the operation are looked at', async () => {
    const { sandbox } = await startClocked();
    const request = { method: 'POST', token: null };
    expect((await send(sandbox, '/operations/nosuch:cancel', request)).status).toBe(415);
  });

  it.each([
    [400, 'Bad Request\n', null],
    [404, 'Not Found\n', null],
    [405, 'Method Not Allowed\n', 'GET'],
    [415, 'Unsupported Media Type\n', null],
    [501, 'Not Implemented\n', null],
  ] as const)('by the other method answers %d where unmatchedMethodStatus is that', async (status, text, allow) => {
    const { sandbox } = await startClocked({ quirks: { operation: { unmatchedMethodStatus: status } } });
    const answer = await send(sandbox, '/operations/nosuch:cancel', { method: 'POST' });
    expect([answer.status, answer.text, answer.headers.get('allow')]).toEqual([status, text, allow]);
  });

  it('takes effect while the operation rolls back', async () => {
    const { sandbox, advance } = await startClocked();
    const before = contents(sandbox);
    sandbox.faults.set('compute', { failOperation: { code: 'INTERNAL', rollback: true } });
    const started = await write(sandbox, writingMethod('Compute create'));
    advance(600);
    const path = `/operations/${String(started.body['id'])}:cancel`;
    expect((await send(sandbox, path)).body).toMatchObject({ done: true, error: { code: 1 } });
    expect(contents(sandbox)).toEqual(before);
  });
});

describe('replacing the data', () => {
  it('ends the operations on what was there', async () => {
    const { sandbox, advance } = await startClocked();
    await write(sandbox, writingMethod('Compute create'));
    sandbox.store.replace({});
    advance(5000);
    expect(contents(sandbox)).toEqual({ compute: [], baremetal: [], desktop: [], accessBindings: [] });
    expect(sandbox.store.operations.all()).toEqual([]);
  });
});

describe('an image that a test took away during an operation', () => {
  it('does not come back when the operation is done', async () => {
    const { sandbox, advance } = await startClocked();
    const started = await write(sandbox, writingMethod('BareMetal update'));
    sandbox.store.baremetal.delete(imageIdOf(started));
    advance(1000);
    expect((await operation(sandbox, started))['done']).toBe(true);
    expect(sandbox.store.baremetal.get(imageIdOf(started))).toBeUndefined();
  });
});
