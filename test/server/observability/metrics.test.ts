import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sandboxFolders } from '../../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { Scrape, scrapeWhen } from '../../support/prometheus.ts';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await startGateway({ sandboxOptions: { images: 30 } });
});

afterEach(() => gateway.close());

const requests = 'image_gateway_graphql_requests_total';
const upstream = 'image_gateway_upstream_requests_total';

/** The scrape that has so many GraphQL requests counted. */
const after = (count: number): Promise<Scrape> => scrapeWhen(gateway, (scrape) => scrape.value(requests) >= count);

const allServices = `query ($folder: String!) { images(folderIds: [$folder]) { nodes { id } unavailable { service } } }`;
const alpha = { folder: sandboxFolders.alpha };

describe('a scrape', () => {
  it('is in the text format of Prometheus, with the metrics of the process', async () => {
    const response = await fetch(`${gateway.url}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const scrape = await Scrape.of(gateway);
    expect(scrape.value('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
    expect(scrape.metrics.get('nodejs_eventloop_lag_p99_seconds')).toMatchObject({ type: 'gauge' });
  });

  it('counts operations by type and outcome, and how long they took', async () => {
    await gateway.query('{ __typename }');
    await gateway.query('{ __typename image(id: "x") { id } }');
    await gateway.query('mutation { deleteImage(input: { id: "x" }) { operation { id } } }');
    await gateway.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(1001).fill('x') });
    await gateway.query('{ nowhere }');
    const scrape = await after(5);
    expect(scrape.value(requests, { type: 'query', outcome: 'ok' })).toBe(1);
    expect(scrape.value(requests, { type: 'query', outcome: 'partial' })).toBe(1);
    expect(scrape.value(requests, { type: 'mutation', outcome: 'partial' })).toBe(1);
    expect(scrape.value(requests, { type: 'query', outcome: 'failed' })).toBe(1);
    expect(scrape.value(requests, { type: 'unknown', outcome: 'refused' })).toBe(1);
    const duration = 'image_gateway_graphql_request_duration_seconds';
    expect(scrape.value(`${duration}_count`)).toBe(4);
    expect(scrape.value(`${duration}_bucket`, { le: '+Inf' })).toBe(4);
    expect(scrape.value(`${duration}_sum`)).toBeGreaterThan(0);
  });

  it('counts each of many requests once', async () => {
    // More than are counted in a row, and not a multiple of that.
    const many = 150;
    await Promise.all(Array.from({ length: many }, () => gateway.query('{ __typename }')));
    const query = { type: 'query', outcome: 'ok' };
    expect((await after(many)).value(requests, query)).toBe(many);
    await gateway.query('{ __typename }');
    expect((await after(many + 1)).value(requests, query)).toBe(many + 1);
  });

  it('counts errors by code, once a request', async () => {
    await gateway.query('{ a: image(id: "x") { id } b: image(id: "y") { id } }');
    await gateway.query('{ nowhere }');
    await gateway.query(`{ computeImages(folderId: "${sandboxFolders.alpha}") { nodes { id } } }`, {}, { token: 'no' });
    const errors = 'image_gateway_graphql_errors_total';
    const scrape = await after(3);
    expect(scrape.value(errors, { code: 'BAD_USER_INPUT' })).toBe(1);
    expect(scrape.value(errors, { code: 'GRAPHQL_VALIDATION_FAILED' })).toBe(1);
    expect(scrape.value(errors, { code: 'UNAUTHENTICATED' })).toBe(1);
  });

  it('counts calls to services by the code of their ends', async () => {
    gateway.sandbox.faults.set('baremetal', { error: { code: 'PERMISSION_DENIED' } });
    gateway.sandbox.faults.set('cloud-desktop', { error: { code: 'INTERNAL' } });
    const { data } = await gateway.query<{ images: { unavailable: unknown[] } }>(allServices, alpha);
    expect(data.images.unavailable).toHaveLength(2);
    const scrape = await after(1);
    expect(scrape.value(upstream, { service: 'COMPUTE', code: 'OK' })).toBe(1);
    expect(scrape.value(upstream, { service: 'BARE_METAL', code: 'PERMISSION_DENIED' })).toBe(1);
    expect(scrape.value(upstream, { service: 'CLOUD_DESKTOP', code: 'INTERNAL' })).toBeGreaterThanOrEqual(1);
    const duration = 'image_gateway_upstream_request_duration_seconds_count';
    expect(scrape.value(duration, { service: 'COMPUTE', outcome: 'ok' })).toBe(1);
    expect(scrape.value(duration, { service: 'BARE_METAL', outcome: 'refused' })).toBe(1);
    expect(scrape.value(duration, { service: 'CLOUD_DESKTOP', outcome: 'failed' })).toBeGreaterThanOrEqual(1);
    expect(scrape.value('image_gateway_graphql_upstream_requests_sum')).toBe(gateway.sandbox.requests.length);
    expect(scrape.value('image_gateway_upstream_calls')).toBe(0);
  });

  it('counts what is repeated', async () => {
    gateway.sandbox.faults.set('compute', { methods: ['write'], times: 2, error: { code: 'UNAVAILABLE' } });
    const { errors } = await gateway.query(
      'mutation { deleteComputeImage(input: { imageId: "fd85u0rct32prepgjlv0" }) { operation { id } } }',
    );
    expect(errors).toEqual([]);
    const scrape = await after(1);
    expect(scrape.value('image_gateway_upstream_retries_total', { service: 'COMPUTE' })).toBe(2);
    expect(scrape.value(upstream, { service: 'COMPUTE', code: 'UNAVAILABLE' })).toBe(2);
  });

  it('counts what callers have shared', async () => {
    gateway.sandbox.faults.set('compute', { delayMs: 300 });
    const document = '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { id } }';
    await Promise.all([gateway.query(document), gateway.query(document)]);
    const scrape = await after(2);
    expect(scrape.value('image_gateway_upstream_shared_reads_total', { service: 'COMPUTE' })).toBe(1);
    expect(scrape.value(upstream)).toBe(1);
  });

  it('shows what is under way, and whose client has left', async () => {
    gateway.sandbox.faults.set('compute', { hang: true });
    const client = new AbortController();
    const answer = gateway.query(allServices, alpha, { signal: client.signal });
    const running = 'image_gateway_upstream_calls';
    await scrapeWhen(gateway, (scrape) => scrape.value(running, { service: 'COMPUTE', state: 'running' }) === 1);
    client.abort();
    await expect(answer).rejects.toThrow();
    const scrape = await scrapeWhen(gateway, (later) => later.value(requests, { outcome: 'abandoned' }) === 1);
    expect(scrape.value(upstream, { service: 'COMPUTE', code: 'CANCELLED' })).toBe(1);
    expect(scrape.value(running)).toBe(0);
    expect(scrape.value('image_gateway_http_requests_total', { status: 'abandoned', route: '/graphql' })).toBe(1);
  });

  it('shows what operations were estimated to cost', async () => {
    await gateway.query(allServices, alpha);
    const scrape = await after(1);
    expect(scrape.value('image_gateway_graphql_estimated_upstream_requests_count')).toBe(1);
    expect(scrape.value('image_gateway_graphql_estimated_upstream_requests_sum')).toBeGreaterThanOrEqual(3);
    expect(scrape.value('image_gateway_graphql_estimated_nodes_sum')).toBeGreaterThanOrEqual(50);
  });

  it('has as many time series for a hundred strange requests as for one', async () => {
    const strange = async (n: number): Promise<void> => {
      await gateway.query(`query Name${n} { __typename }`);
      await fetch(`${gateway.url}/path${n}`, { method: ['PROPFIND', 'MKCOL', 'LOCK'][n % 3] ?? 'LOCK' });
    };
    const series = (scrape: Scrape): string[] =>
      scrape.samples
        .filter(({ name }) => name.startsWith('image_gateway_'))
        .map(({ name, labels }) => JSON.stringify([name, labels]));
    await strange(0);
    // The second scrape counts the first.
    await after(1);
    const few = series(await Scrape.of(gateway));
    for (let n = 1; n <= 100; n += 1) await strange(n);
    const scrape = await after(101);
    expect(series(scrape)).toEqual(few);
    expect(scrape.text).not.toContain('Name7');
    expect(scrape.text).not.toContain('path7');
  });
});

it('keeps the counts of two servers in one process apart', async () => {
  const other = await startGateway();
  try {
    await gateway.query('{ __typename }');
    await after(1);
    expect((await Scrape.of(other)).value(requests)).toBe(0);
  } finally {
    await other.close();
  }
});
