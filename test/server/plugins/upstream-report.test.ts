import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

const headers = { 'x-upstream-report': '1' };

describe('extensions.upstream', () => {
  it('counts the calls that the answer took, by service', async () => {
    gateway.sandbox.clearRequests();
    const { extensions } = await gateway.query(
      `{
        images(folderIds: ["standard-images"], services: [COMPUTE, BARE_METAL]) { nodes { id } }
        computeImage(imageId: "fd8000000000000000zz") { id }
      }`,
      {},
      { headers },
    );
    expect(extensions).toEqual({
      upstream: {
        calls: 3,
        byService: { COMPUTE: 2, BARE_METAL: 1 },
        estimated: { calls: 7, nodes: 51, items: 426 },
      },
    });
    expect(gateway.sandbox.requests).toHaveLength(3);
  });

  it('is there when the answer took none', async () => {
    const { extensions } = await gateway.query('{ __typename }', {}, { headers });
    expect(extensions).toEqual({ upstream: { calls: 0, byService: {}, estimated: { calls: 0, nodes: 0, items: 0 } } });
  });

  it('is there beside errors', async () => {
    gateway.sandbox.faults.set('compute', [{ error: { code: 'UNAVAILABLE' } }]);
    const answer = await gateway.query('{ computeImage(imageId: "fd85u0rct32prepgjlv0") { id } }', {}, { headers });
    gateway.sandbox.faults.clear();
    expect(answer.errors).toHaveLength(1);
    expect(answer.extensions).toMatchObject({ upstream: { byService: { COMPUTE: expect.any(Number) } } });
  });

  it('is left out where the request does not ask for it', async () => {
    expect((await gateway.query('{ __typename }')).extensions).toBeUndefined();
  });
});
