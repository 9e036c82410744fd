import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

const query = '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { name } }';
const anyUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The IDs that came back to the client and that went on to the service: as they are, and as the UUID it takes. */
async function idsOf(headers: Record<string, string>): Promise<{ back: string | null; on: unknown; asUuid: unknown }> {
  gateway.sandbox.clearRequests();
  const answer = await gateway.query(query, {}, { headers });
  const sent = gateway.sandbox.requests[0]?.headers;
  return {
    back: answer.headers.get('x-request-id'),
    on: sent?.['x-request-id'],
    asUuid: sent?.['x-client-request-id'],
  };
}

describe('x-request-id', () => {
  it('is made up where the client sends none', async () => {
    const [first, second] = [await idsOf({}), await idsOf({})];
    expect(first.back).toMatch(uuid);
    expect([first.on, first.asUuid]).toEqual([first.back, first.back]);
    expect(second.back).not.toBe(first.back);
  });

  it('is kept where the client sends a UUID', async () => {
    const id = '5f0c1a52-6f0a-4c43-9d39-7a3a6a0b3a11';
    expect(await idsOf({ 'x-request-id': id })).toEqual({ back: id, on: id, asUuid: id });
  });

  it.each(['0af7651916cd43dd8448eb211c80319c', 'edge-7/Root=1-67891233'])(
    'is kept where the client sends %s, with a UUID that follows from it for the service',
    async (id) => {
      const [first, again] = [await idsOf({ 'x-request-id': id }), await idsOf({ 'x-request-id': id })];
      expect(first).toEqual({ back: id, on: id, asUuid: expect.stringMatching(anyUuid) });
      expect(again).toEqual(first);
    },
  );

  it.each(['', 'two words', '"quoted"', 'x'.repeat(129), '<b>'])(
    'is not kept where the client sends %j',
    async (id) => {
      expect((await idsOf({ 'x-request-id': id })).back).toMatch(uuid);
    },
  );
});
