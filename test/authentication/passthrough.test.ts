import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { noCall, oneImage } from './callers.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

const unauthenticated = {
  message: 'This request carries no credentials. Send the header "Authorization: Bearer <IAM token>".',
  extensions: { code: 'UNAUTHENTICATED' },
};

describe("a caller's token", () => {
  it('goes on, and nothing else of what its request says', async () => {
    gateway.sandbox.clearRequests();
    await gateway.query(
      oneImage,
      {},
      { headers: { cookie: 'session=1', 'x-forwarded-user': 'root', 'x-api-key': 'k' } },
    );
    const sent = gateway.sandbox.requests.map(({ headers }) => headers);
    expect(sent).toEqual([expect.objectContaining({ authorization: 'Bearer sandbox-admin' })]);
    const names = Object.keys(sent[0] ?? {}).sort();
    expect(names).toEqual(['accept', 'authorization', 'connection', 'host', 'x-client-request-id', 'x-request-id']);
  });

  it.each(['bearer sandbox-admin', 'BEARER  sandbox-admin'])('may come as "%s"', async (authorization) => {
    const { data } = await gateway.query(oneImage, {}, { token: null, headers: { authorization } });
    expect(data).toEqual({ computeImage: { name: 'ubuntu-22-04-lts-v20240311' } });
  });

  it.each([undefined, 'Basic c2FuZGJveC1hZG1pbjo=', 'Bearer', 'sandbox-admin', 'Bearer sandbox-admin, Bearer other'])(
    'is needed for whatever takes a call: not %s',
    async (authorization) => {
      gateway.sandbox.clearRequests();
      const { status, data, errors } = await gateway.query(
        oneImage,
        {},
        {
          token: null,
          ...(authorization === undefined ? {} : { headers: { authorization } }),
        },
      );
      expect(status).toBe(200);
      expect(data).toEqual({ computeImage: null });
      expect(errors).toEqual([{ ...unauthenticated, path: ['computeImage'], locations: expect.anything() }]);
      expect(gateway.sandbox.requests).toEqual([]);
    },
  );

  it('is not needed for what the gateway knows by itself', async () => {
    expect((await gateway.query(noCall, {}, { token: null })).data).toEqual({ __typename: 'Query' });
  });

  it('is judged by the services, and not renewed by the gateway', async () => {
    gateway.sandbox.clearRequests();
    const { errors } = await gateway.query(oneImage, {}, { token: 'expired' });
    expect(errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', service: 'COMPUTE', httpStatus: 401 });
    expect(gateway.sandbox.requests).toHaveLength(1);
  });

  it('never takes part in an exchange', () => {
    expect(gateway.sandbox.requests.filter(({ service }) => service === 'iam')).toEqual([]);
  });
});
