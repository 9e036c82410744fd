import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Cancellation } from '../../../src/services/cancellation.ts';
import { IamClient } from '../../../src/services/iam/iam-client.ts';
import type { IamToken } from '../../../src/services/iam/iam-token.ts';
import { parseServiceAccountKey } from '../../../src/services/iam/service-account-key.ts';
import { createServiceAccount } from '../../authentication/service-account.ts';

const key = parseServiceAccountKey(JSON.stringify(createServiceAccount().file));

let server: Server | undefined;

afterEach(async () => {
  await new Promise((resolve) => server?.close(resolve));
});

/** Asks an IAM that answers as given. */
async function fetchFrom(status: number, answer: (jwt: string) => unknown): Promise<IamToken> {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { jwt } = JSON.parse(body) as { jwt: string };
      response.writeHead(status, { connection: 'close' }).end(JSON.stringify(answer(jwt)));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new IamClient({ baseUrl: `http://127.0.0.1:${port}`, timeoutMs: 5000, key: () => key });
  try {
    return await client.fetch(new Cancellation());
  } finally {
    await client.close();
  }
}

describe("IAM's answer", () => {
  it('is a token and its end', async () => {
    const token = await fetchFrom(200, () => ({ iamToken: 't1.abc', expiresAt: '2026-01-01T12:00:00.123456789Z' }));
    expect(token).toEqual({ token: 't1.abc', expiresAt: Date.UTC(2026, 0, 1, 12, 0, 0, 123) });
  });

  it.each([
    ['without a token', { expiresAt: '2026-01-01T12:00:00Z' }, /"iamToken" is not there/],
    ['without an end', { iamToken: 't1.abc' }, /"expiresAt" is not there/],
    ['with an end that is no time', { iamToken: 't1.abc', expiresAt: 'soon' }, /"expiresAt" is not a time/],
    [
      'with a token that would break a header',
      { iamToken: 't1.abc\r\nx-injected: 1', expiresAt: '2026-01-01T12:00:00Z' },
      /its token cannot be sent in a header/,
    ],
  ])('is not used %s', async (_what, answer, message) => {
    const failure = fetchFrom(200, () => answer);
    await expect(failure).rejects.toMatchObject({ code: 'UPSTREAM_MALFORMED', service: 'IAM' });
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.not.toThrow('t1.abc');
  });

  it('is repeated without the JWT', async () => {
    let sent = '';
    const failure = fetchFrom(401, (jwt) => {
      sent = jwt;
      return { code: 16, message: `The JWT ${jwt} is refused: there is no such key.` };
    });
    await expect(failure).rejects.toThrow('The JWT *** is refused: there is no such key.');
    expect(sent.split('.')).toHaveLength(3);
  });
});
