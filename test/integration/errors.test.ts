import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import type { Fault } from '../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import type { QueryAnswer, QueryOptions } from '../support/post-graphql.ts';
import { closedPort, type ScriptedAnswer, type StandInService, startStandInService } from './stand-in-service.ts';

const timeoutMs = 300;
const imageId = 'fd8special0everythin';

/** Whatever a service does, this much may never be told. */
const secrets = /sandbox-admin|127\.0\.0\.1|localhost|ECONN|ERR_|EPIPE|\bundici\b|\n\s*at |\/src\/|node_modules/;

let gateway: TestGateway;
/** A gateway that has this in the place of Compute, and nothing in the place of BareMetal. */
let misled: TestGateway;
let proxy: StandInService;

beforeAll(async () => {
  // What each answer means is told by the answer itself: none is asked for again, or spared by what came of others.
  const environment = { UPSTREAM_TIMEOUT_MS: String(timeoutMs), UPSTREAM_RETRIES: '0', CIRCUIT_FAILURE_PERCENT: '0' };
  gateway = await startGateway({ environment });
  proxy = await startStandInService();
  misled = await startGateway({
    environment: { ...environment, COMPUTE_URL: proxy.url, BAREMETAL_URL: await closedPort() },
  });
});

afterEach(() => {
  gateway.sandbox.faults.clear();
  gateway.sandbox.clearRequests();
});

afterAll(async () => {
  await Promise.all([gateway.close(), misled.close()]);
  await proxy.close();
});

/** Asks a gateway, and sees to it that the answer tells no secret. */
async function ask(
  of: TestGateway,
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
  options?: QueryOptions,
): Promise<QueryAnswer<unknown>> {
  const answer = await of.query(document, variables, options);
  expect(JSON.stringify(answer)).not.toMatch(secrets);
  return answer;
}

const getDocuments = {
  compute: `{ computeImage(imageId: "${imageId}") { name } }`,
  baremetal: '{ bareMetalImage(imageId: "ly5special0everythin") { name } }',
  'cloud-desktop': '{ desktopImage(imageId: "fbmspecial0everythin") { name } }',
} as const;

/** The only error of an answer without data, as clients see it. */
async function errorOf(answer: Promise<QueryAnswer<unknown>>): Promise<{ message: string; extensions: object }> {
  const { status, errors, data } = await answer;
  expect({ status, count: errors.length }).toEqual({ status: 200, count: 1 });
  expect(Object.values(data ?? {})).toEqual([null]);
  const { message = '', extensions = {} } = errors[0] ?? {};
  return { message, extensions };
}

async function errorAfter(fault: Fault): Promise<{ message: string; extensions: object }> {
  gateway.sandbox.faults.set('compute', fault);
  return errorOf(ask(gateway, getDocuments.compute));
}

async function errorBehindProxy(answer: ScriptedAnswer): Promise<{ message: string; extensions: object }> {
  proxy.answerWith(answer);
  return errorOf(ask(misled, getDocuments.compute));
}

describe('an error of a service', () => {
  it.each([
    ['CANCELLED', 499, true],
    ['UNKNOWN', 500, false],
    ['INVALID_ARGUMENT', 400, false],
    ['DEADLINE_EXCEEDED', 504, true],
    ['ALREADY_EXISTS', 409, false],
    ['PERMISSION_DENIED', 403, false],
    ['RESOURCE_EXHAUSTED', 429, true],
    ['FAILED_PRECONDITION', 400, false],
    ['ABORTED', 409, true],
    ['OUT_OF_RANGE', 400, false],
    ['UNIMPLEMENTED', 501, false],
    ['INTERNAL', 500, false],
    ['UNAVAILABLE', 503, true],
    ['DATA_LOSS', 500, false],
    ['UNAUTHENTICATED', 401, false],
  ] as const)('%s is told as it is', async (code, httpStatus, retryable) => {
    const { message, extensions } = await errorAfter({ error: { code, message: 'In its own words.' } });
    expect(message).toBe('In its own words.');
    expect(extensions).toEqual({
      code,
      service: 'COMPUTE',
      httpStatus,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      serverTraceId: expect.any(String),
      retryable,
    });
  });

  it('NOT_FOUND of a get is no error but null', async () => {
    gateway.sandbox.faults.set('compute', { error: { code: 'NOT_FOUND' } });
    expect(await ask(gateway, getDocuments.compute)).toMatchObject({ data: { computeImage: null }, errors: [] });
  });

  it('NOT_FOUND of a list is an error', async () => {
    gateway.sandbox.faults.set('compute', { error: { code: 'NOT_FOUND', message: 'No such folder.' } });
    const answer = await ask(gateway, '{ computeImages(folderId: "folder-a") { nodes { name } } }');
    expect(answer).toMatchObject({
      data: { computeImages: null },
      errors: [{ message: 'No such folder.', path: ['computeImages'], extensions: { code: 'NOT_FOUND' } }],
    });
  });

  it.each([
    ['compute', 'COMPUTE'],
    ['baremetal', 'BARE_METAL'],
    ['cloud-desktop', 'CLOUD_DESKTOP'],
  ] as const)('names the service %s', async (name, service) => {
    gateway.sandbox.faults.set(name, { error: { code: 'INTERNAL' } });
    expect((await errorOf(ask(gateway, getDocuments[name]))).extensions).toMatchObject({ code: 'INTERNAL', service });
  });

  it('says when to try again', async () => {
    const { extensions } = await errorAfter({ error: { code: 'RESOURCE_EXHAUSTED', retryAfterSeconds: 3 } });
    expect(extensions).toMatchObject({ code: 'RESOURCE_EXHAUSTED', retryable: true, retryAfterSeconds: 3 });
  });

  it('names the fields that are wrong', async () => {
    const answer = await ask(
      gateway,
      '{ computeImages(folderId: "folder-a", filterExpression: "?") { nodes { name } } }',
    );
    expect(answer.errors).toEqual([
      expect.objectContaining({
        extensions: expect.objectContaining({
          code: 'INVALID_ARGUMENT',
          service: 'COMPUTE',
          httpStatus: 400,
          retryable: false,
          fieldViolations: [
            { field: expect.any(String), description: 'Invalid filter: unexpected character "?" at position 1.' },
          ],
        }),
      }),
    ]);
  });

  it('does not repeat the token or the host, should the service', async () => {
    const message = `The token sandbox-admin is not known at ${new URL(gateway.sandbox.url).host}.`;
    expect((await errorAfter({ error: { code: 'UNAUTHENTICATED', message } })).message).not.toMatch(secrets);
  });

  it('has the ID that the caller can show to the support', async () => {
    const { extensions } = await errorAfter({ error: { code: 'INTERNAL' } });
    const [request] = gateway.sandbox.requests;
    expect(extensions).toMatchObject({ requestId: expect.any(String) });
    expect(request?.headers['x-client-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('an answer that is no google.rpc.Status', () => {
  it.each([
    [300, 'UNKNOWN', false],
    [400, 'INVALID_ARGUMENT', false],
    [401, 'UNAUTHENTICATED', false],
    [402, 'UNKNOWN', false],
    [403, 'PERMISSION_DENIED', false],
    [408, 'DEADLINE_EXCEEDED', true],
    [409, 'ABORTED', true],
    [429, 'RESOURCE_EXHAUSTED', true],
    [499, 'CANCELLED', true],
    [500, 'INTERNAL', false],
    [501, 'UNIMPLEMENTED', false],
    [502, 'UNAVAILABLE', true],
    [503, 'UNAVAILABLE', true],
    [504, 'DEADLINE_EXCEEDED', true],
  ])('with the HTTP status %d is %s', async (status, code, retryable) => {
    for (const body of [
      '',
      '<h1>At 127.0.0.1</h1>',
      '{"error": "127.0.0.1"}',
      '"127.0.0.1"',
      '{"code": "127.0.0.1"}',
    ]) {
      const { message, extensions } = await errorBehindProxy({ status, body });
      expect(message).toBe(`Compute answered ${code} (HTTP ${status}) and did not say why.`);
      expect(extensions).toEqual({ code, service: 'COMPUTE', httpStatus: status, retryable });
    }
  });

  it('with the HTTP status 404 is null for a get', async () => {
    proxy.answerWith({ status: 404, body: '<h1>Not here</h1>' });
    expect(await ask(misled, getDocuments.compute)).toMatchObject({ data: { computeImage: null }, errors: [] });
  });

  it.each<[string, Record<string, string>, number | undefined]>([
    ['in seconds', { 'retry-after': '120' }, 120],
    ['as a date', { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() }, 3600],
    ['as nonsense', { 'retry-after': 'soon' }, undefined],
  ])('may say when to try again %s', async (_, headers, seconds) => {
    const { extensions } = await errorBehindProxy({ status: 503, headers });
    const told = 'retryAfterSeconds' in extensions ? extensions.retryAfterSeconds : undefined;
    if (seconds === undefined) expect(told).toBeUndefined();
    else expect(Math.abs(Number(told) - seconds)).toBeLessThanOrEqual(60);
  });

  it('has the request ID of its header', async () => {
    const { extensions } = await errorBehindProxy({ status: 500, headers: { 'x-request-id': 'from-the-header' } });
    expect(extensions).toMatchObject({ requestId: 'from-the-header' });
  });

  it('and leads elsewhere is not followed', async () => {
    const elsewhere = await startStandInService();
    try {
      const headers = { location: `${elsewhere.url}/compute/v1/images/${imageId}` };
      const { extensions } = await errorBehindProxy({ status: 302, headers });
      expect(extensions).toMatchObject({ code: 'UNKNOWN', httpStatus: 302 });
      expect(elsewhere.authorizations).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });

  it.each<[string, Fault, object, RegExp]>([
    [
      'a page of a proxy with 502',
      { garbage: 'html-502' },
      { code: 'UNAVAILABLE', httpStatus: 502, retryable: true },
      /^Compute answered UNAVAILABLE \(HTTP 502\)/,
    ],
    [
      'a 401 and nothing else',
      { garbage: 'empty-401' },
      { code: 'UNAUTHENTICATED', httpStatus: 401, retryable: false },
      /^Compute answered UNAUTHENTICATED \(HTTP 401\)/,
    ],
    [
      'a 401 with a text',
      { unauthorizedBody: 'Bearer sandbox-admin is wrong' },
      { code: 'UNAUTHENTICATED', httpStatus: 401, retryable: false },
      /^Compute answered UNAUTHENTICATED \(HTTP 401\)/,
    ],
  ])('such as %s is no data', async (_, fault, extensions, message) => {
    const error = await errorAfter(fault);
    expect(error.message).toMatch(message);
    expect(error.extensions).toMatchObject({ ...extensions, service: 'COMPUTE' });
  });
});

describe('an answer with 200 that is not the promised JSON', () => {
  it.each<[string, Fault, boolean]>([
    ['a web page', { garbage: 'html-200' }, true],
    ['JSON that ends too early', { garbage: 'truncated-json' }, true],
    ['JSON of another shape', { garbage: 'wrong-shape' }, false],
  ])('is UPSTREAM_MALFORMED: %s', async (_, fault, retryable) => {
    const { message, extensions } = await errorAfter(fault);
    expect(message).toMatch(/^Compute gave an answer that is not what its reference promises: /);
    expect(extensions).toEqual({
      code: 'UPSTREAM_MALFORMED',
      service: 'COMPUTE',
      httpStatus: 200,
      requestId: expect.any(String),
      serverTraceId: expect.any(String),
      retryable,
    });
  });

  it.each(['', '<h1>', '{"id": "fd8", "fold'])('is UPSTREAM_MALFORMED and retryable: %j', async (body) => {
    const { extensions } = await errorBehindProxy({ status: 200, body });
    expect(extensions).toMatchObject({ code: 'UPSTREAM_MALFORMED', httpStatus: 200, retryable: true });
  });

  it.each(['null', '[]', '7', '"text"', '{}', '{"folderId": "f"}', '{"id": 7, "folderId": "f", "createdAt": "x"}'])(
    'is UPSTREAM_MALFORMED and not retryable: %j',
    async (body) => {
      const { extensions } = await errorBehindProxy({ status: 200, body });
      expect(extensions).toMatchObject({ code: 'UPSTREAM_MALFORMED', httpStatus: 200, retryable: false });
    },
  );

  it('has the IDs of the request, redacted and truncated', async () => {
    const headers = { 'x-request-id': `at 127.0.0.1 ${'x'.repeat(500)}`, 'x-server-trace-id': 'trace sandbox-admin' };
    const { extensions } = await errorBehindProxy({ status: 200, headers, body: '{}' });
    expect(extensions).toMatchObject({ requestId: `at *** ${'x'.repeat(193)}`, serverTraceId: 'trace ***' });
  });

  it('is UPSTREAM_MALFORMED when it is larger than any that is documented', async () => {
    const roomy = await startGateway({ sandboxOptions: { images: 0 } });
    try {
      roomy.sandbox.faults.set('compute', { garbage: 'oversized' });
      const { extensions } = await errorOf(ask(roomy, getDocuments.compute));
      expect(extensions).toEqual({ code: 'UPSTREAM_MALFORMED', service: 'COMPUTE', retryable: true });
    } finally {
      await roomy.close();
    }
  });
});

describe('an exhausted quota', () => {
  let retrying: TestGateway;

  beforeAll(async () => {
    retrying = await startGateway({
      environment: { COMPUTE_URL: proxy.url, UPSTREAM_RETRIES: '2', CIRCUIT_MINIMUM_CALLS: '2' },
    });
  });

  afterAll(() => retrying.close());

  const exhausted = (metric: string, httpStatus = 429): ScriptedAnswer => ({
    status: httpStatus,
    headers: { 'retry-after': '0', 'x-request-id': 'request-1', 'x-server-trace-id': 'trace-1' },
    body: JSON.stringify({
      code: httpStatus === 429 ? 8 : 14,
      message: 'The limit has exceeded.',
      details: [
        { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '0s' },
        {
          '@type': 'type.googleapis.com/yandex.cloud.quota.QuotaFailure',
          violations: [{ metric: { name: metric, limit: '32', usage: 32 }, required: '33' }],
        },
      ],
    }),
  });

  it.each([
    ['compute.images.count', false],
    ['compute.images.read.rate', true],
  ])('of %s is reported after one request', async (metric, retryable) => {
    proxy.answerWith(exhausted(metric));
    const before = proxy.requests.length;
    const { message, extensions } = await errorOf(ask(retrying, getDocuments.compute));
    expect(message).toBe('The limit has exceeded.');
    expect(extensions).toEqual({
      code: 'RESOURCE_EXHAUSTED',
      service: 'COMPUTE',
      httpStatus: 429,
      requestId: 'request-1',
      serverTraceId: 'trace-1',
      retryAfterSeconds: 0,
      quotaViolations: [{ metric, limit: '32', usage: '32', required: '33' }],
      retryable,
    });
    expect(proxy.requests).toHaveLength(before + 1);
  });

  it('is reported after one request of a write too', async () => {
    proxy.answerWith(exhausted('compute.images.count'));
    const before = proxy.requests.length;
    const document = `mutation { deleteComputeImage(input: { imageId: "${imageId}" }) { operation { id } } }`;
    const { errors } = await ask(retrying, document);
    expect(errors[0]?.extensions).toMatchObject({ code: 'RESOURCE_EXHAUSTED', retryable: false });
    expect(proxy.requests).toHaveLength(before + 1);
  });

  it('is no failure of the service', async () => {
    proxy.answerWith(exhausted('compute.images.count', 503));
    for (let time = 0; time < 5; time++) {
      const { extensions } = await errorOf(ask(retrying, getDocuments.compute));
      expect(extensions).toMatchObject({ code: 'UNAVAILABLE', httpStatus: 503, retryable: false });
    }
  });
});

describe('a page whose next page is itself', () => {
  it('of access bindings is UPSTREAM_MALFORMED', async () => {
    const image = { id: imageId, folderId: 'folder-a', createdAt: '2025-01-01T00:00:00Z', status: 'READY' };
    const binding = { roleId: 'viewer', subject: { id: 'aje', type: 'userAccount' } };
    const page = { accessBindings: [binding], nextPageToken: 'again' };
    proxy.answerWith((_method, path) => ({
      status: 200,
      body: JSON.stringify(path.includes(':listAccessBindings') ? page : image),
    }));
    const before = proxy.requests.length;
    const { errors } = await ask(
      misled,
      `{ computeImage(imageId: "${imageId}") { accessBindings(first: 10) { nodes { roleId } } } }`,
    );
    expect(errors).toMatchObject([
      {
        message:
          'Compute gave an answer that is not what its reference promises: "nextPageToken" is the token of the same page.',
        path: ['computeImage', 'accessBindings'],
        extensions: { code: 'UPSTREAM_MALFORMED', service: 'COMPUTE', retryable: false },
      },
    ]);
    // The image, the first page, and the page that leads to itself.
    expect(proxy.requests).toHaveLength(before + 3);
  });
});

describe('no answer', () => {
  it.each<[string, Fault]>([
    ['the connection is reset', { reset: true }],
    ['the connection breaks within the answer', { garbage: 'cut-off' }],
  ])('is UNAVAILABLE where %s', async (_, fault) => {
    const { message, extensions } = await errorAfter(fault);
    expect(message).toBe('Compute could not be reached.');
    expect(extensions).toEqual({ code: 'UNAVAILABLE', service: 'COMPUTE', retryable: true });
  });

  it('is UNAVAILABLE where nobody listens', async () => {
    const { message, extensions } = await errorOf(ask(misled, getDocuments.baremetal));
    expect(message).toBe('BareMetal could not be reached.');
    expect(extensions).toEqual({ code: 'UNAVAILABLE', service: 'BARE_METAL', retryable: true });
  });

  it.each<[string, Fault]>([
    ['never comes', { hang: true }],
    ['comes too late', { delayMs: timeoutMs * 4 }],
  ])('is DEADLINE_EXCEEDED where it %s', async (_, fault) => {
    const start = performance.now();
    const { message, extensions } = await errorAfter(fault);
    expect(performance.now() - start).toBeGreaterThanOrEqual(timeoutMs - 5);
    expect(message).toBe(`Compute did not answer within ${timeoutMs} ms.`);
    expect(extensions).toEqual({ code: 'DEADLINE_EXCEEDED', service: 'COMPUTE', retryable: true });
  });
});

describe('an ID', () => {
  it.each([
    '../../iam/v1/tokens',
    '..%2f..%2fiam%2fv1%2ftokens',
    '%2e%2e/%2e%2e/iam/v1/tokens',
    '/iam/v1/tokens',
    '//other.host/images',
    'http://other.host/images',
    'a/../b',
    './images',
    'fd8?folderId=x',
    'fd8#fragment',
    'fd8:listAccessBindings',
    'fd8/operations',
    '\\..\\tokens',
    'fd8 \r\nx-injected: yes',
    'образ🔑',
  ])('%j reaches no other path', async (id) => {
    for (const [field, path] of [
      ['computeImage', '/compute/v1/images/'],
      ['bareMetalImage', '/baremetal/v1alpha/images/'],
      ['desktopImage', '/cloud-desktop/v1/images/'],
    ] as const) {
      gateway.sandbox.clearRequests();
      const document = `query ($id: String!) { ${field}(imageId: $id) { name } }`;
      await ask(gateway, document, { id });
      const [request, ...others] = gateway.sandbox.requests;
      expect(others).toEqual([]);
      expect(request?.path).toBe(path + encodeURIComponent(id));
      expect(request?.kind).toBe('get');
      expect(request?.query).toEqual({});
      expect(request?.headers).not.toHaveProperty('x-injected');
    }
  });

  it.each(['', '.', '..', '\ud800', 'x'.repeat(101)])(
    '%j that no path can hold is refused without a call',
    async (id) => {
      const { errors } = await ask(gateway, 'query ($id: String!) { computeImage(imageId: $id) { name } }', { id });
      expect(errors).toHaveLength(1);
      expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
      expect(gateway.sandbox.requests).toEqual([]);
    },
  );

  it('in a global ID is treated alike', async () => {
    const ids = ['../../iam/v1/tokens', '..'].map((id) => toGlobalId('ComputeImage', id));
    const { data, errors } = await ask(gateway, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(data).toEqual({ nodes: [null, null] });
    expect(errors.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['nodes', 1], 'BAD_USER_INPUT'],
    ]);
    expect(gateway.sandbox.requests.map(({ path }) => path)).toEqual([
      '/compute/v1/images/..%2F..%2Fiam%2Fv1%2Ftokens',
    ]);
  });
});

describe('a text that UTF-8 cannot spell', () => {
  it.each([
    ['a folder', 'query ($text: String!) { computeImages(folderId: $text) { nodes { name } } }'],
    ['a folder of several', 'query ($text: String!) { images(folderIds: [$text]) { nodes { name } } }'],
    ['a family', 'query ($text: String!) { latestComputeImage(folderId: "folder-a", family: $text) { name } }'],
    [
      'an expression',
      'query ($text: String!) { computeImages(folderId: "folder-a", filterExpression: $text) { nodes { name } } }',
    ],
  ])('as %s is refused without a call', async (_, document) => {
    const { errors } = await ask(gateway, document, { text: 'half a pair: \ud83d' });
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('in a filter is a text like others, which no image has', async () => {
    gateway.sandbox.store.replace({
      compute: [{ id: 'fd8a', folderId: 'folder-a', createdAt: '2025-01-01T00:00:00Z', name: 'a' }],
    });
    const document = `query ($text: String!) {
      is: computeImages(folderId: "folder-a", filter: { name: { eq: $text } }) { nodes { name } }
      isNot: computeImages(folderId: "folder-a", filter: { name: { ne: $text } }) { nodes { name } }
    }`;
    const { data, errors } = await ask(gateway, document, { text: '\ud83d' });
    expect(errors).toEqual([]);
    expect(data).toEqual({ is: { nodes: [] }, isNot: { nodes: [{ name: 'a' }] } });
  });
});

describe("the caller's credentials", () => {
  it('are passed on as they are', async () => {
    for (const token of ['sandbox-viewer', 't1.9euelZqJm-_~+/='])
      await ask(gateway, getDocuments.compute, {}, { token });
    expect(gateway.sandbox.requests.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer sandbox-viewer',
      'Bearer t1.9euelZqJm-_~+/=',
    ]);
  });

  it('of another kind than a token count as none', async () => {
    const options = { token: null, headers: { authorization: 'Basic eDp5' } };
    const { extensions } = await errorOf(ask(gateway, getDocuments.compute, {}, options));
    expect(extensions).toEqual({ code: 'UNAUTHENTICATED' });
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('are asked for before any call', async () => {
    const fields = [
      'computeImage(imageId: "fd8") { name }',
      'desktopImages(folderId: "folder-a") { nodes { name } }',
      'images(folderIds: ["folder-a"]) { nodes { name } }',
      'latestComputeImage(folderId: "folder-a", family: "f") { name }',
      `node(id: "${toGlobalId('BareMetalImage', 'ly5')}") { id }`,
      `operation(id: "${toGlobalId('Operation', 'fhm')}") { done }`,
    ];
    for (const field of fields) {
      const { errors } = await ask(gateway, `{ ${field} }`, {}, { token: null });
      expect(errors.map(({ message, extensions }) => ({ message, code: extensions['code'] }))).toEqual([
        { message: expect.stringContaining('Authorization: Bearer'), code: 'UNAUTHENTICATED' },
      ]);
    }
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('that a service does not know are refused by it', async () => {
    const { extensions } = await errorOf(ask(gateway, getDocuments.compute, {}, { token: 'unknown-token' }));
    expect(extensions).toMatchObject({ code: 'UNAUTHENTICATED', service: 'COMPUTE', httpStatus: 401 });
  });
});
