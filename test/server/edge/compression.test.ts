import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

const list = '{ images(folderIds: ["b1gfolderalpha000001"], first: 100) { nodes { imageId name createdAt } } }';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({ sandboxOptions: { images: 3000 } });
});

afterAll(() => gateway.close());

interface Answer {
  readonly encoding: string | undefined;
  readonly vary: string | undefined;
  readonly length: string | undefined;
  readonly body: Buffer;
}

/** Unlike `fetch`, this sends just the headers that it is told to, and leaves the body as it came. */
function ask({ url }: TestGateway, query: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const fixed = { authorization: 'Bearer sandbox-admin', 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/graphql`, { method: 'POST', headers: { ...fixed, ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('error', reject);
      answer.once('end', () => {
        const { 'content-encoding': encoding, vary, 'content-length': length } = answer.headers;
        resolve({ encoding, vary, length, body: Buffer.concat(parts) });
      });
    });
    sent.once('error', reject);
    sent.end(JSON.stringify({ query }));
  });
}

describe('a large answer', () => {
  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip', 'br;q=0, gzip;q=0.5', gunzipSync],
  ])('comes as %s to a client that accepts %s, and is the same', async (encoding, accepted, decompress) => {
    const [plain, compressed] = [await ask(gateway, list), await ask(gateway, list, { 'accept-encoding': accepted })];
    expect(plain.encoding).toBeUndefined();
    expect(compressed).toMatchObject({ encoding, vary: 'accept-encoding', length: String(compressed.body.length) });
    expect(decompress(compressed.body)).toEqual(plain.body);
    expect(plain.body.length).toBeGreaterThan(2 * compressed.body.length);
  });

  it.each(['identity', 'deflate', 'zstd', 'br;q=0, gzip;q=0'])(
    'comes as it is to one that accepts %s',
    async (accepted) => {
      const answer = await ask(gateway, list, { 'accept-encoding': accepted });
      expect(answer.encoding).toBeUndefined();
      expect(JSON.parse(answer.body.toString())).toHaveProperty('data.images');
    },
  );
});

it('leaves a small answer as it is', async () => {
  const answer = await ask(gateway, '{ __typename }', { 'accept-encoding': 'br, gzip' });
  expect(answer.encoding).toBeUndefined();
  expect(answer.body.toString()).toBe('{"data":{"__typename":"Query"}}\n');
});

it('compresses what is sent in pieces, being very large', async () => {
  const large = `{ ${['a', 'b', 'c', 'd', 'e'].map((alias) => `${alias}: ${everything}`).join(' ')} }`;
  const [plain, compressed] = [await ask(gateway, large), await ask(gateway, large, { 'accept-encoding': 'br' })];
  expect(plain.body.length).toBeGreaterThan(256 * 1024);
  expect(compressed).toMatchObject({ encoding: 'br', length: undefined });
  expect(brotliDecompressSync(compressed.body)).toEqual(plain.body);
});

const everything = `images(folderIds: ["standard-images", "b1gfolderalpha000001", "b1gfolderbeta0000001"], first: 200) {
  edges { cursor node { id imageId name description createdAt status folderId labels { key value } } }
}`;

it('is not done with COMPRESSION=off', async () => {
  const plain = await startGateway({ environment: { COMPRESSION: 'off' } });
  try {
    const answer = await ask(plain, list, { 'accept-encoding': 'br, gzip' });
    expect(answer.encoding).toBeUndefined();
  } finally {
    await plain.close();
  }
});
