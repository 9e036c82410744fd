import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sandboxFolders } from '../../../src/sandbox/sandbox.ts';
import { createImage, followStatus, quickPace } from '../../subscriptions/documents.ts';
import { EventSource } from '../../subscriptions/event-source.ts';
import { Subscriber } from '../../subscriptions/subscriber.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { type OtlpReceiver, type ReceivedSpan, spanTree, startOtlpReceiver } from '../../support/otlp-receiver.ts';

let receiver: OtlpReceiver;
let gateway: TestGateway | null;

beforeEach(async () => {
  receiver = await startOtlpReceiver();
});

afterEach(async () => {
  await gateway?.close();
  await receiver.close();
});

async function start(environment: Readonly<Record<string, string>> = {}): Promise<TestGateway> {
  gateway = await startGateway({
    sandboxOptions: { images: 30 },
    environment: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, ...quickPace, ...environment },
  });
  return gateway;
}

/** What has been recorded, which is handed over at the latest when the gateway stops. */
async function recorded(): Promise<readonly ReceivedSpan[]> {
  await gateway?.close();
  gateway = null;
  return receiver.spans;
}

const allServices = 'query All($folder: String!) { images(folderIds: [$folder]) { nodes { id } } }';
const alpha = { folder: sandboxFolders.alpha };
const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

describe('a trace', () => {
  it('shows a merged query over three services, and its IDs reach them', async () => {
    const running = await start();
    await running.query(allServices, alpha);
    const spans = await recorded();
    expect(spanTree(spans)).toBe(
      [
        'SERVER POST /graphql',
        '  INTERNAL query',
        '    CLIENT GET /baremetal/v1alpha/images',
        '    CLIENT GET /cloud-desktop/v1/images',
        '    CLIENT GET /compute/v1/images',
      ].join('\n'),
    );
    expect(new Set(spans.map((span) => span.traceId)).size).toBe(1);
    const calls = spans.filter(({ kind }) => kind === 'CLIENT');
    expect(running.sandbox.requests.map(({ headers }) => headers['traceparent']).sort()).toEqual(
      calls.map((span) => `00-${span.traceId}-${span.spanId}-01`).sort(),
    );
  });

  it('says what was asked and what came of it, and repeats nothing of it', async () => {
    const running = await start();
    const requestId = 'request-1';
    await running.query(allServices, alpha, { headers: { 'x-request-id': requestId } });
    const spans = await recorded();
    const attributesOf = (name: string) => spans.find((span) => span.name === name)?.attributes;
    expect(attributesOf('POST /graphql')).toEqual({
      'http.request.method': 'POST',
      'http.route': '/graphql',
      'http.response.status_code': 200,
      'image_gateway.request_id': requestId,
      'image_gateway.outcome': 'ok',
    });
    expect(attributesOf('query')).toEqual({ 'graphql.operation.type': 'query', 'graphql.operation.name': 'All' });
    expect(attributesOf('GET /compute/v1/images')).toEqual({
      'http.request.method': 'GET',
      'url.template': '/compute/v1/images',
      'http.response.status_code': 200,
      'image_gateway.service': 'COMPUTE',
    });
    const all = receiver.bodies.join('\n');
    for (const hidden of [sandboxFolders.alpha, 'sandbox-admin', '127.0.0.1', 'folderIds', 'nodes']) {
      expect(all).not.toContain(hidden);
    }
  });

  it('goes on where the client began it', async () => {
    const running = await start();
    await running.query(allServices, alpha, { headers: { traceparent, tracestate: 'vendor=1,other=2' } });
    expect(running.sandbox.requests.map(({ headers }) => headers['tracestate'])).toEqual(
      Array(3).fill('vendor=1,other=2'),
    );
    const spans = await recorded();
    expect(spans.find(({ kind }) => kind === 'SERVER')).toMatchObject({ traceId, parentSpanId: 'b7ad6b7169203331' });
  });

  it('shows repeated calls with their numbers, and which failed', async () => {
    const running = await start();
    running.sandbox.faults.set('compute', { times: 1, error: { code: 'UNAVAILABLE' } });
    await running.query('{ computeImage(imageId: "fd85u0rct32prepgjlv0") { id } }');
    const calls = (await recorded()).filter(({ name }) => name === 'GET /compute/v1/images/{id}');
    expect(calls.map(({ isError, attributes }) => [isError, attributes['error.type']])).toEqual([
      [true, 'UNAVAILABLE'],
      [false, undefined],
    ]);
    expect(calls.map(({ attributes }) => attributes['http.request.resend_count'])).toEqual([undefined, 1]);
  });

  it('is recorded of requests that do not come to an operation', async () => {
    const running = await start();
    await running.query('{ nowhere }');
    await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    await fetch(`${running.url}/graphql`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' });
    await fetch(`${running.url}/livez`);
    const spans = await recorded();
    const requests = spans.filter(({ kind }) => kind === 'SERVER');
    expect(requests.map(({ attributes }) => attributes['image_gateway.outcome'])).toEqual(Array(3).fill('refused'));
    expect(requests.every(({ isError }) => !isError)).toBe(true);
    expect(spans.find(({ kind }) => kind === 'INTERNAL')).toMatchObject({
      name: 'GraphQL',
      isError: false,
      attributes: { 'image_gateway.error_codes': { values: [{ stringValue: 'GRAPHQL_VALIDATION_FAILED' }] } },
    });
  });

  it.each(['websocket', 'server-sent events'])('is recorded of a subscription over %s', async (transport) => {
    const running = await start();
    const { operationId } = await createImage(running, 'followed');
    if (transport === 'websocket') {
      const subscriber = new Subscriber(running.url, {
        headers: { traceparent },
        parameters: { authorization: 'sandbox-admin' },
      });
      await subscriber.follow(followStatus, { id: operationId }).end;
      await subscriber.close();
    } else {
      const source = await EventSource.open(running.url, { query: followStatus, variables: { id: operationId } });
      await source.end;
    }
    const spans = await recorded();
    const subscription = spans.find(({ name }) => name === 'subscription');
    expect(subscription).toMatchObject({ attributes: { 'graphql.operation.name': 'FollowStatus' } });
    if (transport === 'websocket') expect(subscription).toMatchObject({ traceId, parentSpanId: 'b7ad6b7169203331' });
    const looks = spans.filter(({ parentSpanId }) => parentSpanId === subscription?.spanId);
    expect(looks.length).toBeGreaterThan(0);
    expect(new Set(looks.map(({ name }) => name))).toEqual(new Set(['GET /operations/{id}']));
  });
});

describe('sampling', () => {
  it('records no trace that its beginner does not, and passes on that it does not', async () => {
    const running = await start();
    await running.query(allServices, alpha, { headers: { traceparent: traceparent.replace(/01$/, '00') } });
    const sent = new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`);
    expect(running.sandbox.requests).toHaveLength(3);
    for (const { headers } of running.sandbox.requests) expect(headers['traceparent']).toMatch(sent);
    expect(await recorded()).toEqual([]);
  });

  it('records none that begins here with a ratio of 0', async () => {
    const running = await start({ OTEL_TRACES_SAMPLER_ARG: '0' });
    await running.query(allServices, alpha);
    await running.query(allServices, alpha, { headers: { traceparent } });
    expect(new Set((await recorded()).map((span) => span.traceId))).toEqual(new Set([traceId]));
  });

  it('can be by the ratio alone, whatever clients say', async () => {
    const running = await start({ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' });
    await running.query(allServices, alpha, { headers: { traceparent } });
    expect(await recorded()).toEqual([]);
  });
});
