import { describe, expect, it } from '@jest/globals';
import { sandboxFolders } from '../../../src/sandbox/sandbox.ts';
import { send } from '../client.ts';
import { contents, folderId, startClocked, write, writingMethod, writingMethods } from './writing.ts';

describe.each(writingMethods)('$name', (method) => {
  const onImage = /subject/.exec(method.path) !== null;

  it.each([
    ['no token', null, 401, 16],
    ['a token without the right to write', 'sandbox-viewer', 403, 7],
    ['a token of another service', method.service === 'compute' ? 'sandbox-desktop' : 'sandbox-compute', 403, 7],
    ['a token of another folder', 'beta-only', 403, 7],
  ])('is refused with %s', async (_, token, httpStatus, code) => {
    const tokens = {
      'beta-only': {
        services: ['compute', 'baremetal', 'cloud-desktop'] as const,
        write: true,
        folders: [sandboxFolders.beta],
      },
    };
    const { sandbox, advance } = await startClocked({ tokens });
    const before = contents(sandbox);
    const { status, body } = await write(sandbox, method, { token });
    expect([status, body['code']]).toEqual([httpStatus, code]);
    advance(5000);
    expect(contents(sandbox)).toEqual(before);
    expect(sandbox.store.operations.all()).toEqual([]);
  });

  if (onImage) {
    it('is NOT_FOUND for an image that does not exist', async () => {
      const { sandbox } = await startClocked();
      const path = method.path.replace('subject', 'missing');
      const { status, body } = await send(sandbox, path, {
        method: method.method,
        ...(method.body !== undefined && { body: method.body }),
      });
      expect([status, body['code']]).toEqual([404, 5]);
    });

    it('is ABORTED while another operation on the image is running', async () => {
      const { sandbox, advance } = await startClocked();
      const others = writingMethods.filter(({ path }) => path === method.path.replace(/:.*/, ''));
      const update = others.find((other) => other.method === 'PATCH');
      if (update === undefined) throw new Error('There is no update of this image.');
      expect((await write(sandbox, update)).status).toBe(200);
      const { status, body } = await write(sandbox, method);
      // BareMetal shows in the status of the image that it is being updated.
      expect([status, body['code']]).toEqual(method.service === 'baremetal' ? [400, 9] : [409, 10]);
      advance(1000);
      expect((await write(sandbox, method)).status).toBe(200);
    });
  }
});

describe('an image in a status in which it cannot be changed', () => {
  it.each([
    ['/compute/v1/images/fd8creating000000000', 'DELETE'],
    ['/compute/v1/images/fd8deleting000000000', 'DELETE'],
    ['/compute/v1/images/fd8creating000000000', 'PATCH'],
    ['/compute/v1/images/fd8deleting000000000:setAccessBindings', 'POST'],
    ['/baremetal/v1alpha/images/ly5updating000000000', 'DELETE'],
    ['/baremetal/v1alpha/images/ly5updating000000000', 'PATCH'],
    ['/cloud-desktop/v1/images/fbmdeleting000000000', 'DELETE'],
    ['/cloud-desktop/v1/images/fbmdeleting000000000', 'PATCH'],
  ])('is a FAILED_PRECONDITION: %s %s', async (path, method) => {
    const { sandbox } = await startClocked();
    const body = { PATCH: { updateMask: 'labels' }, POST: {}, DELETE: undefined }[method];
    const answer = await send(sandbox, path, { method, ...(body !== undefined && { body }) });
    expect([answer.status, answer.body['code']]).toEqual([400, 9]);
  });

  it('is one for a new image until it is ready', async () => {
    const { sandbox, advance } = await startClocked();
    const started = await write(sandbox, writingMethod('BareMetal create'));
    const id = String((started.body['metadata'] as Record<string, unknown>)['imageId']);
    const remove = async (): Promise<number> =>
      (await send(sandbox, `/baremetal/v1alpha/images/${id}`, { method: 'DELETE' })).status;
    expect(await remove()).toBe(400);
    advance(1000);
    expect(await remove()).toBe(200);
  });
});

describe('the name of an image', () => {
  it.each(['Compute create', 'Compute update', 'BareMetal create', 'BareMetal update'])(
    'that another image of the folder has is ALREADY_EXISTS for %s',
    async (name) => {
      const { sandbox } = await startClocked();
      const method = writingMethod(name);
      const { status, body } = await write(sandbox, method, { body: { ...method.body, name: 'taken' } });
      expect([status, body['code']]).toEqual([409, 6]);
    },
  );

  it.each(['Cloud Desktop copy', 'Cloud Desktop copyFromDesktop', 'Cloud Desktop update'])(
    'may be that of another image for %s',
    async (name) => {
      const { sandbox } = await startClocked();
      const method = writingMethod(name);
      expect((await write(sandbox, method, { body: { ...method.body, name: 'taken' } })).status).toBe(200);
    },
  );

  it('may stay what it is, be that of an image in another folder, and be none several times', async () => {
    const { sandbox, advance } = await startClocked();
    const update = writingMethod('BareMetal update');
    expect((await write(sandbox, update, { body: { ...update.body, name: 'subject' } })).status).toBe(200);
    const create = writingMethod('Compute create');
    const elsewhere = { ...create.body, name: 'taken', folderId: sandboxFolders.beta };
    expect((await write(sandbox, create, { body: elsewhere })).status).toBe(200);
    for (let time = 0; time < 2; time++) {
      expect((await write(sandbox, create, { body: { ...create.body, name: '' } })).status).toBe(200);
      advance(1000);
    }
  });
});

describe('the source of an image', () => {
  it.each([
    ['Compute create', { imageId: 'fd8missing0000000000' }, 404],
    ['Compute create', { imageId: 'fd8creating000000000' }, 400],
    ['Compute create', { imageId: '', diskId: 'fhmmissing' }, 404],
    ['Compute create', { imageId: '', snapshotId: 'fhvmissing' }, 404],
    ['Cloud Desktop copy', { imageId: 'fd8missing0000000000' }, 404],
    ['Cloud Desktop copy', { imageId: 'fd8deleting000000000' }, 400],
    ['Cloud Desktop copyFromDesktop', { desktopId: 'e3nmissing' }, 404],
  ])('of %s has to be there and ready: %j', async (name, source, expected) => {
    const { sandbox } = await startClocked();
    const before = contents(sandbox);
    const method = writingMethod(name);
    const { status, body } = await write(sandbox, method, { body: { ...method.body, ...source } });
    expect([status, body['code']]).toEqual([expected, expected === 404 ? 5 : 9]);
    expect(contents(sandbox)).toEqual(before);
  });

  it('has to be one that the caller may read', async () => {
    const { sandbox } = await startClocked();
    const method = writingMethod('Cloud Desktop copy');
    expect((await write(sandbox, method, { token: 'sandbox-desktop' })).status).toBe(403);
    const fromDesktop = writingMethod('Cloud Desktop copyFromDesktop');
    expect((await write(sandbox, fromDesktop, { token: 'sandbox-desktop' })).status).toBe(200);
  });
});

describe('a public image', () => {
  it('can be changed by nobody but the administrator', async () => {
    const { sandbox } = await startClocked();
    const path = '/compute/v1/images/fd8public00000000000';
    const remove = async (token: string): Promise<number> =>
      (await send(sandbox, path, { method: 'DELETE', token })).status;
    expect(await remove('sandbox-compute')).toBe(403);
    expect(await remove('sandbox-viewer')).toBe(403);
    expect(await remove('sandbox-admin')).toBe(200);
    const create = writingMethod('Compute create');
    const body = { ...create.body, folderId: 'standard-images' };
    expect((await write(sandbox, create, { body, token: 'sandbox-compute' })).status).toBe(403);
  });
});

describe('a path without the writing method', () => {
  it.each([
    ['POST', '/cloud-desktop/v1/images'],
    ['PUT', '/compute/v1/images/fd8subject0000000000'],
    ['POST', '/operations/fhm'],
  ])('answers 405: %s %s', async (method, path) => {
    const { sandbox } = await startClocked();
    const answer = await send(sandbox, path, { method, body: { folderId } });
    expect([answer.status, answer.body['code']]).toEqual([405, 12]);
    expect(answer.headers.get('allow')).toContain('GET');
  });
});
