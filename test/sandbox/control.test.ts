import { describe, expect, it } from '@jest/globals';
import { sandboxFolders } from '../../src/sandbox/sandbox.ts';
import { records, send, start, walk, imageLists, violatedFields } from './client.ts';

const image = '/compute/v1/images/fd85u0rct32prepgjlv0';

describe('/sandbox/faults', () => {
  it('sets, shows and clears the faults of a service, without a token', async () => {
    const sandbox = await start({ images: 0 });
    const path = '/sandbox/faults/compute';
    const fault = { methods: ['get'], times: 5, error: { code: 'UNAVAILABLE', message: 'Down for a while.' } };
    const put = await send(sandbox, path, { method: 'PUT', body: fault, token: null });
    expect([put.status, JSON.parse(put.text)]).toEqual([200, [fault]]);
    expect((await send(sandbox, image)).status).toBe(503);
    expect(JSON.parse((await send(sandbox, path)).text)).toEqual([{ ...fault, times: 4 }]);
    expect((await send(sandbox, path, { method: 'DELETE' })).status).toBe(200);
    expect((await send(sandbox, image)).status).toBe(200);
  });

  it.each(['compute', 'baremetal', 'cloud-desktop', 'operation', 'iam', 'endpoints'])(
    'takes the service %s',
    async (name) => {
      const sandbox = await start({ images: 0 });
      const body = [{ delayMs: 1 }, { hang: true }];
      expect((await send(sandbox, `/sandbox/faults/${name}`, { method: 'PUT', body })).status).toBe(200);
      expect((await send(sandbox, '/sandbox/faults')).body).toMatchObject({ [name]: body });
      await send(sandbox, '/sandbox/faults', { method: 'DELETE' });
      expect((await send(sandbox, '/sandbox/faults')).body).toMatchObject({ [name]: [] });
    },
  );

  it.each<[unknown, RegExp]>([
    [{ delay: 5 }, /delay/],
    [{ probability: 2 }, /probability/],
    [{ times: 0 }, /times/],
    [{ garbage: 'xml' }, /garbage/],
    [{ error: { code: 'BROKEN' } }, /code/],
    [{ error: { code: 'RESOURCE_EXHAUSTED', quotaViolations: [{ metric: 'x' }] } }, /limit/],
    [{ methods: ['look'] }, /methods/],
    [{ path: 'images' }, /path/],
    [{ hang: true, reset: true }, /At most one of/],
    ['slow', /expected/i],
  ])('refuses %j and says why', async (body, message) => {
    const sandbox = await start({ images: 0 });
    const answer = await send(sandbox, '/sandbox/faults/compute', { method: 'PUT', body });
    expect(answer.status).toBe(400);
    expect(answer.body['error']).toMatch(message);
    expect(sandbox.faults.get('compute')).toEqual([]);
  });
});

describe('/sandbox/quirks', () => {
  it('changes some quirks of a service and keeps the others', async () => {
    const sandbox = await start({ images: 0 });
    const path = '/sandbox/quirks/compute';
    const before = (await send(sandbox, path)).body;
    const { body } = await send(sandbox, path, { method: 'PUT', body: { emptyLastPage: true } });
    expect(body).toEqual({ ...before, emptyLastPage: true });
    const pages = await walk(sandbox, imageLists.compute, { folderId: 'standard-images' });
    expect(pages.at(-1)).toEqual([]);
  });

  it('changes whether lists omit labels', async () => {
    const sandbox = await start({ images: 0 });
    const path = '/sandbox/quirks/cloud-desktop';
    expect((await send(sandbox, path)).body).toMatchObject({ listsOmitLabels: true });
    await send(sandbox, path, { method: 'PUT', body: { listsOmitLabels: false } });
    const [images] = await walk(sandbox, imageLists['cloud-desktop'], { folderId: sandboxFolders.alpha });
    expect(images?.some(({ labels }) => labels !== undefined)).toBe(true);
    expect((await send(sandbox, path, { method: 'PUT', body: { listsOmitLabels: 'no' } })).status).toBe(400);
  });

  it('changes how operations behave', async () => {
    const sandbox = await start({ images: 0 });
    const path = '/sandbox/quirks/operation';
    expect((await send(sandbox, path)).body).toEqual({
      cancelMethod: 'GET',
      unmatchedMethodStatus: 415,
      writtenDefaults: false,
      durationMs: 5000,
    });
    const changes = { cancelMethod: 'POST', unmatchedMethodStatus: 501, writtenDefaults: true, durationMs: 10 };
    expect((await send(sandbox, path, { method: 'PUT', body: changes })).body).toEqual(changes);
    const cancel = '/operations/fhmspecialrunning001:cancel';
    expect((await send(sandbox, cancel)).status).toBe(501);
    expect((await send(sandbox, cancel, { method: 'POST' })).body).toMatchObject({ done: true });
    expect((await send(sandbox, path, { method: 'PUT', body: { unmatchedMethodStatus: 418 } })).status).toBe(400);
    expect((await send(sandbox, path, { method: 'PUT', body: { ties: 'id-asc' } })).status).toBe(400);
  });

  it('refuses what is no quirk', async () => {
    const sandbox = await start({ images: 0 });
    const answer = await send(sandbox, '/sandbox/quirks/compute', { method: 'PUT', body: { ties: 'random' } });
    expect([answer.status, answer.body['error']]).toEqual([400, expect.stringMatching(/ties/)]);
  });
});

describe('/sandbox/requests', () => {
  it('shows the requests so far without their tokens, and forgets them', async () => {
    const sandbox = await start({ images: 0 });
    await send(sandbox, image, { headers: { 'x-client-request-id': 'abc' } });
    await send(sandbox, image, { token: null });
    const { text } = await send(sandbox, '/sandbox/requests');
    expect(text).not.toContain('sandbox-admin');
    const [first, second] = records(JSON.parse(text));
    expect(first).toMatchObject({
      service: 'compute',
      kind: 'get',
      method: 'GET',
      path: image,
      status: 200,
      headers: { authorization: '(present)', 'x-client-request-id': 'abc' },
    });
    expect(second?.['headers']).not.toHaveProperty('authorization');
    await send(sandbox, '/sandbox/requests', { method: 'DELETE' });
    expect(sandbox.requests).toEqual([]);
  });
});

describe('/sandbox/page-tokens', () => {
  it('expires every page token', async () => {
    const sandbox = await start();
    const query = { folderId: sandboxFolders.alpha, pageSize: 1 };
    const { body } = await send(sandbox, '/compute/v1/images', { query });
    await send(sandbox, '/sandbox/page-tokens', { method: 'DELETE' });
    const pageToken = String(body['nextPageToken']);
    const answer = await send(sandbox, '/compute/v1/images', { query: { ...query, pageToken } });
    expect(violatedFields(answer)).toEqual(['page_token']);
  });
});

describe('another path below /sandbox/', () => {
  it.each([
    ['GET', '/sandbox/nosuch'],
    ['POST', '/sandbox/faults'],
    ['PUT', '/sandbox/faults'],
  ])('is answered with what there is: %s %s', async (method, path) => {
    const sandbox = await start({ images: 0 });
    const { status, body } = await send(sandbox, path, { method });
    expect(status).toBe(404);
    expect(body['error']).toMatch(/There are: GET, DELETE \/sandbox\/faults;/);
  });

  it('names the services where another is asked for', async () => {
    const sandbox = await start({ images: 0 });
    const { status, body } = await send(sandbox, '/sandbox/faults/storage');
    expect([status, body['error']]).toEqual([400, expect.stringMatching(/"compute"\|"baremetal"\|"cloud-desktop"/)]);
  });
});
