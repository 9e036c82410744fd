import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sandboxEnvironment } from '../../src/cli/sandbox-environment.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { SpawnedCommand } from '../cli/spawn-command.ts';
import { startOwnSchema } from '../server/own-schema.ts';
import { sendRaw } from '../support/raw-http.ts';

/**
 * The gateway as an operator starts it on the internet (docs/operating.md, security checklist), in a process of its own;
 * and whatever goes wrong then.
 */
let sandbox: Sandbox;
let command: SpawnedCommand;
let url: string;
const upstreamHost = '127.83.61.49';

beforeAll(async () => {
  sandbox = await startSandbox({ host: upstreamHost, images: 0 });
  const production = { NODE_ENV: 'production', INTROSPECTION: 'off', METRICS_PORT: '0', UPSTREAM_RETRIES: '0' };
  const limits = { RATE_LIMIT_PER_CALLER: '600', RATE_LIMIT_PER_ADDRESS: '600', BODY_LIMIT_BYTES: '2048' };
  command = new SpawnedCommand(['serve'], { PORT: '0', ...sandboxEnvironment(sandbox.url), ...production, ...limits });
  url = await command.printed(/ready at (http:\S+)\/graphql/);
}, 60_000);

afterAll(async () => {
  command.signal('SIGKILL');
  await command.exitCode();
  await sandbox.close();
});

/** Stacks and files, suggestions, libraries and their versions, addresses. */
const telling =
  /\n\s+at |\.[jt]s\b|node:|node_modules|did you mean|fastify|apollo(?!-require-preflight|-operation-name)|graphql-js|undici|express|TypeError|\bv?\d+\.\d+\.\d+\b|127\.0\.0\.1|127\.83|localhost|ECONN/i;

function request(body: string, headers = 'Content-Type: application/json\r\n', first = 'POST /graphql'): string {
  const length = `Content-Length: ${Buffer.byteLength(body)}\r\n`;
  return `${first} HTTP/1.1\r\nHost: gateway.example\r\nAuthorization: Bearer sandbox-admin\r\n${headers}${length}Connection: close\r\n\r\n${body}`;
}

const query = (text: string, variables: object = {}): string => request(JSON.stringify({ query: text, variables }));

const image = '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { id } }';

interface ErrorClass {
  readonly what: string;
  readonly bytes: string;
  readonly code: string;
  readonly prepare?: () => void;
}

const classes: readonly ErrorClass[] = [
  { what: 'parse', bytes: query('{ computeImage('), code: 'GRAPHQL_PARSE_FAILED' },
  { what: 'validation', bytes: query('query ($a: Int) { __typename }'), code: 'GRAPHQL_VALIDATION_FAILED' },
  { what: 'unknown field', bytes: query('{ computeImag { id } }'), code: 'GRAPHQL_VALIDATION_FAILED' },
  { what: 'unknown argument', bytes: query('{ computeImage(imageI: "a") { id } }'), code: 'GRAPHQL_VALIDATION_FAILED' },
  { what: 'introspection', bytes: query('{ __schema { types { name } } }'), code: 'GRAPHQL_VALIDATION_FAILED' },
  {
    what: 'variable coercion',
    bytes: query('query ($s: [ImageService!]) { images(folderIds: ["a"], services: $s) { nodes { id } } }', {
      s: ['COMPUT'],
    }),
    code: 'BAD_USER_INPUT',
  },
  { what: 'what the gateway refuses', bytes: query('{ node(id: "malformed") { id } }'), code: 'BAD_USER_INPUT' },
  {
    what: 'upstream failure',
    bytes: query(image),
    code: 'UNAVAILABLE',
    prepare: () => sandbox.faults.set('compute', { reset: true }),
  },
  {
    what: 'upstream garbage',
    bytes: query(image),
    code: 'UPSTREAM_MALFORMED',
    prepare: () => sandbox.faults.set('compute', { garbage: 'html-200' }),
  },
  { what: '404', bytes: request('', '', 'GET /nowhere'), code: 'NOT_FOUND' },
  { what: '405', bytes: request('', '', 'DELETE /graphql'), code: 'METHOD_NOT_ALLOWED' },
  { what: '413', bytes: query(`{ __typename } #${'x'.repeat(3000)}`), code: 'PAYLOAD_TOO_LARGE' },
  { what: '415', bytes: request('a=b', 'Content-Type: text/plain\r\n'), code: 'UNSUPPORTED_MEDIA_TYPE' },
  { what: '417', bytes: request('', 'Expect: nothing\r\n'), code: 'EXPECTATION_FAILED' },
  { what: '431', bytes: request('', `X: ${'y'.repeat(20_000)}\r\n`), code: 'REQUEST_HEADER_FIELDS_TOO_LARGE' },
  { what: 'a body that is no JSON', bytes: request('{"query":'), code: 'BAD_REQUEST' },
  { what: 'malformed HTTP', bytes: 'no HTTP at all\r\n\r\n', code: 'BAD_REQUEST' },
  { what: 'no host', bytes: 'GET /graphql HTTP/1.1\r\n\r\n', code: 'BAD_REQUEST' },
  {
    what: 'an opening of a WebSocket that is not valid',
    bytes: 'GET /graphql HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    code: 'BAD_REQUEST',
  },
];

describe('production mode: no stacks, no suggestions, no internals, no host names, no versions in an error of the class', () => {
  it.each(classes)('$what', async ({ bytes, code, prepare }) => {
    sandbox.faults.clear();
    prepare?.();
    const [answer, ...others] = await sendAndWait(bytes);
    expect(others).toEqual([]);
    expect(`${answer?.head ?? ''}\n${answer?.body ?? ''}`.replace(/^HTTP\/1\.1/, '')).not.toMatch(telling);
    expect(answer?.head).not.toMatch(/^(server|x-powered-by|via):/im);
    const { errors } = JSON.parse(answer?.body ?? '') as { readonly errors: readonly unknown[] };
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error).toMatchObject({ message: expect.any(String), extensions: { code } });
  });

  it('gateway bug', async () => {
    const server = await startOwnSchema('type Query { broken: String }', {
      broken: () => {
        throw new TypeError(`Cannot read properties of http://${upstreamHost}/ at file.ts:1:1`);
      },
    });
    const answer = JSON.stringify(await server.post({ query: '{ broken }' }));
    await server.close();
    expect(answer).not.toMatch(telling);
    expect(answer).toContain('"message":"Internal error"');
  });

  it('and there is neither a playground, nor a catalogue, nor are there metrics for everybody', async () => {
    const html = { headers: { accept: 'text/html' } };
    expect((await fetch(`${url}/graphql`, html)).headers.get('content-type')).toMatch(/^application\/json/);
    expect((await fetch(`${url}/`, html)).headers.get('content-type')).toMatch(/^application\/json/);
    for (const path of ['/metrics', '/playground/assets/', '/catalog/']) {
      expect([path, (await fetch(url + path, html)).status]).toEqual([path, 404]);
    }
  });
});

it('what is looked for here would be found', () => {
  for (const text of [
    'Error\n    at Object.<anonymous>',
    'Did you mean "computeImage"?',
    'server: fastify/5.12.8',
    'connect ECONNREFUSED 127.0.0.1:1',
    'src/server/app.ts',
  ]) {
    expect(text).toMatch(telling);
  }
});

/** Sends bytes and keeps the connection open until the server closes it, as it does after each of these. */
async function sendAndWait(bytes: string): ReturnType<typeof sendRaw> {
  return sendRaw(url, bytes, { isHalfClosed: false });
}
