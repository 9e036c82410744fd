import { describe, expect, it } from '@jest/globals';
import { ids, send, start, violatedFields, walk } from './client.ts';

describe('an operation', () => {
  it.each([
    ['running', 'fhmspecialrunning001', { done: undefined, error: undefined, response: undefined }],
    [
      'done',
      'fhmspecialdone000001',
      {
        done: true,
        metadata: {
          '@type': 'type.googleapis.com/yandex.cloud.compute.v1.CreateImageMetadata',
          imageId: 'fd8special0everythin',
        },
        response: expect.objectContaining({
          '@type': 'type.googleapis.com/yandex.cloud.compute.v1.Image',
          id: 'fd8special0everythin',
        }),
      },
    ],
    ['failed', 'fhmspecialfailed0001', { done: true, error: { code: 9, message: expect.any(String) } }],
    ['rolling back', 'fhmspecialrollback01', { done: undefined, error: { code: 13, message: 'Internal error.' } }],
    [
      'of an unheard-of kind',
      'fhmspecialunheard001',
      { metadata: expect.objectContaining({ '@type': expect.stringMatching(/ReplicateImageMetadata$/) }) },
    ],
    ['of BareMetal', 'ly5specialdone000001', { done: true }],
    ['of Cloud Desktop', 'e3nspecialrunning001', { done: undefined }],
  ])('can be %s', async (_, id, expected) => {
    const sandbox = await start({ images: 0 });
    const { status, body } = await send(sandbox, `/operations/${id}`);
    expect(status).toBe(200);
    expect({ done: undefined, error: undefined, response: undefined, ...body }).toMatchObject({ id, ...expected });
  });

  it('that does not exist is NOT_FOUND', async () => {
    const sandbox = await start({ images: 0 });
    const { status, body } = await send(sandbox, '/operations/nosuch');
    expect([status, body['code']]).toEqual([404, 5]);
  });
});

describe("the list of an image's operations", () => {
  const path = '/compute/v1/images/fd8special0everythin/operations';
  const newestFirst = ['fhmspecialunheard001', 'fhmspecialbindings01', 'fhmspecialdone000001'];

  it('has the newest first, page by page', async () => {
    const sandbox = await start({ images: 0 });
    expect(ids((await send(sandbox, path)).body['operations'])).toEqual(newestFirst);
    const pages = await walk(sandbox, { path, key: 'operations' }, { pageSize: 1 });
    expect(pages.map(ids)).toEqual(newestFirst.map((id) => [id]));
  });

  it('of BareMetal has 20 on a page by default', async () => {
    const sandbox = await start({ images: 0 });
    const [record] = sandbox.store.operations.ofImage('baremetal', 'ly5special0everythin');
    if (record === undefined) throw new Error('The special operation is missing.');
    for (let index = 0; index < 30; index++) {
      sandbox.store.operations.put({ ...record, operation: { ...record.operation, id: `operation-${index}` } });
    }
    const { body } = await send(sandbox, '/baremetal/v1alpha/images/ly5special0everythin/operations');
    expect(ids(body['operations'])).toHaveLength(20);
  });

  it.each([
    ['pageSize', 1001, 'page_size'],
    ['pageToken', 'a'.repeat(101), 'page_token'],
    ['pageToken', 'nosuch', 'page_token'],
  ])('refuses the %s %s', async (name, value, field) => {
    const sandbox = await start({ images: 0 });
    const answer = await send(sandbox, path, { query: { [name]: value } });
    expect([answer.status, violatedFields(answer)]).toEqual([400, [field]]);
  });

  it('takes no token of another image', async () => {
    const sandbox = await start({ images: 0 });
    const { body } = await send(sandbox, path, { query: { pageSize: 1 } });
    const query = { pageSize: 1, pageToken: String(body['nextPageToken']) };
    const answer = await send(sandbox, '/compute/v1/images/fd8special0error0000/operations', { query });
    expect([answer.status, violatedFields(answer)]).toEqual([400, ['page_token']]);
  });

  it('is NOT_FOUND for an image that does not exist, and empty for one that had none', async () => {
    const sandbox = await start({ images: 0 });
    expect((await send(sandbox, '/compute/v1/images/nosuch/operations')).status).toBe(404);
    const { status, body } = await send(sandbox, '/compute/v1/images/fd85u0rct32prepgjlv0/operations');
    expect([status, body]).toEqual([200, {}]);
  });
});
