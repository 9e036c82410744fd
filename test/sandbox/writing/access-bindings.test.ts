import { describe, expect, it } from '@jest/globals';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { records, send, start, violatedFields, walk } from '../client.ts';
import { operation, startClocked, write, writingMethod } from './writing.ts';

const path = '/compute/v1/images/fd8subject0000000000';
const viewer = { roleId: 'viewer', subject: { id: 'ajeone', type: 'userAccount' } };
const editor = { roleId: 'editor', subject: { id: 'ajetwo', type: 'serviceAccount' } };
const admin = { roleId: 'admin', subject: { id: 'allAuthenticatedUsers', type: 'system' } };

async function bindings(sandbox: Sandbox): Promise<readonly unknown[]> {
  return records((await send(sandbox, `${path}:listAccessBindings`)).body['accessBindings']);
}

describe('setAccessBindings', () => {
  const method = writingMethod('Compute setAccessBindings');

  it('replaces all bindings when it is done, and tells the differences', async () => {
    const { sandbox, advance } = await startClocked();
    sandbox.store.accessBindings.set('fd8subject0000000000', [viewer, editor]);
    const started = await write(sandbox, method, { body: { accessBindings: [admin, viewer] } });
    expect(started.body['metadata']).toEqual({
      '@type': 'type.googleapis.com/yandex.cloud.access.SetAccessBindingsMetadata',
      resourceId: 'fd8subject0000000000',
    });
    expect(await bindings(sandbox)).toEqual([editor, viewer]);
    advance(1000);
    expect(await bindings(sandbox)).toEqual([admin, viewer]);
    expect((await operation(sandbox, started))['response']).toEqual({
      '@type': 'type.googleapis.com/yandex.cloud.access.AccessBindingsOperationResult',
      effectiveDeltas: [
        { action: 'REMOVE', accessBinding: editor },
        { action: 'ADD', accessBinding: admin },
      ],
    });
  });

  it('with none takes all bindings away', async () => {
    const { sandbox, advance } = await startClocked();
    sandbox.store.accessBindings.set('fd8subject0000000000', [viewer, editor]);
    await write(sandbox, method, { body: {} });
    advance(1000);
    expect(await bindings(sandbox)).toEqual([]);
  });

  it('keeps a binding that is given twice once', async () => {
    const { sandbox, advance } = await startClocked();
    await write(sandbox, method, { body: { accessBindings: [viewer, viewer] } });
    advance(1000);
    expect(await bindings(sandbox)).toEqual([viewer]);
  });
});

describe('updateAccessBindings', () => {
  const method = writingMethod('Compute updateAccessBindings');

  it('adds and removes bindings, and tells which deltas made a difference', async () => {
    const { sandbox, advance } = await startClocked();
    sandbox.store.accessBindings.set('fd8subject0000000000', [viewer, editor]);
    const add = { action: 'ADD', accessBinding: admin };
    const remove = { action: 'REMOVE', accessBinding: viewer };
    const accessBindingDeltas = [
      add,
      { action: 'ADD', accessBinding: editor },
      remove,
      { action: 'REMOVE', accessBinding: { ...admin, roleId: 'owner' } },
    ];
    const started = await write(sandbox, method, { body: { accessBindingDeltas } });
    advance(1000);
    expect(await bindings(sandbox)).toEqual([admin, editor]);
    expect((await operation(sandbox, started))['response']).toEqual({
      '@type': 'type.googleapis.com/yandex.cloud.access.AccessBindingsOperationResult',
      effectiveDeltas: [add, remove],
    });
  });
});

describe('listAccessBindings', () => {
  it('has 100 on a page by default and goes on behind the last', async () => {
    const { sandbox } = await startClocked();
    const many = Array.from({ length: 250 }, (_, index) => ({
      roleId: 'viewer',
      subject: { id: `aje${String(index).padStart(3, '0')}`, type: 'userAccount' },
    }));
    sandbox.store.accessBindings.set('fd8subject0000000000', many);
    const pages = await walk(sandbox, { path: `${path}:listAccessBindings`, key: 'accessBindings' }, {});
    expect(pages.map((page) => page.length)).toEqual([100, 100, 50]);
    expect(pages.flat()).toEqual(many);
  });

  it('is NOT_FOUND for an image that does not exist, and refuses an ID of 65 characters', async () => {
    const sandbox = await start({ images: 0 });
    expect((await send(sandbox, '/compute/v1/images/nosuch:listAccessBindings')).status).toBe(404);
    const answer = await send(sandbox, `/compute/v1/images/${'a'.repeat(65)}:listAccessBindings`);
    expect([answer.status, violatedFields(answer)]).toEqual([400, ['resource_id']]);
  });

  it('has the bindings of every kind of subject in the default data', async () => {
    const sandbox = await start({ images: 0 });
    const { body } = await send(sandbox, '/compute/v1/images/fd8special0everythin:listAccessBindings');
    const types = records(body['accessBindings']).map(({ subject }) => (subject as Record<string, unknown>)['type']);
    expect(types.toSorted()).toEqual(['federatedUser', 'serviceAccount', 'system', 'userAccount']);
  });
});
