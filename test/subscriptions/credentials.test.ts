import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { createImage, followStatus, quickPace } from './documents.ts';
import { type Outcome, Subscriber, type SubscriberOptions } from './subscriber.ts';

let gateway: TestGateway;
let id: string;
const listed = 'https://console.example.net';

beforeAll(async () => {
  gateway = await startGateway({
    sandboxOptions: { operationDurationMs: 1 },
    environment: { ...quickPace, CORS_ORIGINS: listed },
  });
  ({ operationId: id } = await createImage(gateway, 'followed'));
});

afterAll(() => gateway.close());

async function outcome(options: SubscriberOptions): Promise<Outcome> {
  const subscriber = new Subscriber(gateway.url, options);
  const end = await subscriber.follow(followStatus, { id }).end;
  await subscriber.close();
  return end;
}

/** What the services were sent. */
function sent(): unknown {
  return gateway.sandbox.requests.at(-1)?.headers['authorization'];
}

describe('a token', () => {
  it.each([
    ['in the parameter authorization', { authorization: 'Bearer sandbox-admin' }, {}],
    ['in the parameter Authorization', { Authorization: 'Bearer sandbox-admin' }, {}],
    ['without the word Bearer', { authorization: 'sandbox-admin' }, {}],
    ['with the word in another case', { authorization: 'bearer  sandbox-admin' }, {}],
    ['in the header', {}, { authorization: 'Bearer sandbox-admin' }],
    ['in the parameters rather than the header', { authorization: 'sandbox-admin' }, { authorization: 'Bearer other' }],
    ['in the header, beside an empty parameter', { authorization: null }, { authorization: 'Bearer sandbox-admin' }],
  ])('counts %s', async (_where, parameters, headers) => {
    gateway.sandbox.clearRequests();
    expect(await outcome({ parameters, headers })).toEqual({ how: 'complete' });
    expect(sent()).toBe('Bearer sandbox-admin');
  });

  it.each([
    ['not at all', {}],
    ['as a number', { authorization: 1 }],
    ['empty', { authorization: '' }],
    ['of another scheme', { authorization: 'Basic c2FuZGJveDphZG1pbg==' }],
    ['with a line break', { authorization: 'Bearer sandbox-admin\r\nx-injected: 1' }],
    ['beyond ASCII', { authorization: 'Bearer ключ' }],
  ])('has to be there: %s, and the connection is refused with 4403 and a reason', async (_what, parameters) => {
    gateway.sandbox.clearRequests();
    expect(await outcome({ parameters })).toEqual({
      how: 'closed',
      code: 4403,
      reason: expect.stringMatching(/"authorization"/),
    });
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('is judged by the services, whose refusal ends the subscription and not the connection', async () => {
    expect(await outcome({ parameters: { authorization: 'unknown' } })).toMatchObject({
      how: 'errors',
      errors: [{ path: ['operation'], extensions: { code: 'UNAUTHENTICATED', service: 'OPERATION', httpStatus: 401 } }],
    });
    expect(await outcome({ parameters: { authorization: 'sandbox-baremetal' } })).toMatchObject({
      how: 'errors',
      errors: [{ path: ['operation'], extensions: { code: 'PERMISSION_DENIED', httpStatus: 403 } }],
    });
  });
});

/** Which pages may open a WebSocket at all is tested in test/server/edge/websocket-origins.test.ts. */
describe('a page', () => {
  const header = { authorization: 'Bearer sandbox-admin' };

  it('of the gateway itself may rely on the header', async () => {
    expect(await outcome({ parameters: {}, headers: { ...header, origin: gateway.url } })).toEqual({ how: 'complete' });
    const { host } = new URL(gateway.url);
    const behindTls = { ...header, origin: `https://${host}` };
    expect(await outcome({ parameters: {}, headers: behindTls })).toEqual({ how: 'complete' });
  });

  it('of another site may not, since a browser may have added the header by itself', async () => {
    expect(await outcome({ parameters: {}, headers: { ...header, origin: listed } })).toEqual({
      how: 'closed',
      code: 4403,
      reason: expect.stringContaining('origin'),
    });
  });

  it('of another site may give a token of its own', async () => {
    expect(await outcome({ parameters: header, headers: { origin: listed } })).toEqual({ how: 'complete' });
  });
});
