import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { contents, operation, startClocked, write, writingMethod, writingMethods } from './writing.ts';

const key = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const headers = { 'idempotency-key': key };

describe.each(writingMethods)('$name', (method) => {
  it('gives the same operation for the same key, and is done once', async () => {
    const { sandbox, advance } = await startClocked();
    const first = await write(sandbox, method, { headers });
    const second = await write(sandbox, method, { headers });
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect(sandbox.store.operations.all()).toHaveLength(1);
    advance(1000);
    const done = contents(sandbox);
    const third = await write(sandbox, method, { headers });
    expect([third.status, third.body]).toEqual([200, await operation(sandbox, first)]);
    advance(1000);
    expect(contents(sandbox)).toEqual(done);
  });

  it('is done although the connection was broken after the work, and not again with the same key', async () => {
    const { sandbox, advance } = await startClocked();
    sandbox.faults.set(method.service, { dropAfter: true, times: 1 });
    await expect(write(sandbox, method, { headers })).rejects.toThrow(/fetch failed/);
    const [record] = sandbox.store.operations.all();
    const again = await write(sandbox, method, { headers });
    expect(again.body['id']).toBe(record?.operation.id);
    advance(1000);
    expect(sandbox.store.operations.all()).toHaveLength(1);
    expect((await operation(sandbox, again))['done']).toBe(true);
  });
});

describe('an idempotency key', () => {
  const create = writingMethod('Compute create');

  it('of another request is refused', async () => {
    const { sandbox } = await startClocked();
    await write(sandbox, create, { headers });
    const otherBody = await write(sandbox, create, { headers, body: { ...create.body, name: 'another' } });
    expect([otherBody.status, otherBody.body['code']]).toEqual([400, 3]);
    expect(otherBody.body['message']).toMatch(/used for another request/);
    expect((await write(sandbox, writingMethod('Compute delete'), { headers })).status).toBe(400);
  });

  it('is the same in upper and lower case', async () => {
    const { sandbox } = await startClocked();
    const first = await write(sandbox, create, { headers });
    const second = await write(sandbox, create, { headers: { 'idempotency-key': key.toUpperCase() } });
    expect(second.body).toEqual(first.body);
  });

  it('of another caller is another key', async () => {
    const { sandbox } = await startClocked();
    const remove = writingMethod('BareMetal delete');
    await write(sandbox, remove, { headers });
    const { status } = await write(sandbox, remove, { headers, token: 'sandbox-baremetal' });
    expect(status).toBe(400);
    expect(sandbox.store.operations.all()).toHaveLength(1);
  });

  it('that is no UUID is refused', async () => {
    const { sandbox } = await startClocked();
    const answer = await write(sandbox, create, { headers: { 'idempotency-key': 'one' } });
    expect([answer.status, answer.body['message']]).toEqual([400, 'The header Idempotency-Key must be a UUID.']);
  });

  it('of a request that was refused can be used again', async () => {
    const { sandbox } = await startClocked();
    expect((await write(sandbox, create, { headers, body: { name: 'N' } })).status).toBe(400);
    expect((await write(sandbox, create, { headers })).status).toBe(200);
  });

  it('that is missing makes every request one of its own', async () => {
    const { sandbox } = await startClocked();
    const body = { ...create.body, name: '' };
    const [first, second, third] = [
      await write(sandbox, create, { body }),
      await write(sandbox, create, { body }),
      await write(sandbox, create, { body, headers: { 'idempotency-key': randomUUID() } }),
    ];
    expect(new Set([first.body['id'], second.body['id'], third.body['id']]).size).toBe(3);
  });
});
