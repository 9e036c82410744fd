import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

async function get(path: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(gateway.url + path);
  return { status: response.status, body: await response.json() };
}

describe('health', () => {
  it('is live and ready', async () => {
    const well = { circuit: 'closed', running: 0, waiting: 0 };
    const services = { COMPUTE: well, BARE_METAL: well, CLOUD_DESKTOP: well, OPERATION: well };
    expect(await get('/livez')).toEqual({ status: 200, body: { live: true } });
    expect(await get('/readyz')).toEqual({ status: 200, body: { ready: true, services } });
  });

  it('is ready although a service does not answer', async () => {
    gateway.sandbox.faults.set('compute', [{ hang: true }]);
    expect(await get('/readyz')).toMatchObject({ status: 200, body: { ready: true } });
    gateway.sandbox.faults.clear();
  });

  it('is listed at the root', async () => {
    expect(await get('/')).toEqual({
      status: 200,
      body: { graphql: '/graphql', live: '/livez', ready: '/readyz' },
    });
  });
});
