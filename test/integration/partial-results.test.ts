import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fault } from '../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import type { QueryAnswer } from '../support/post-graphql.ts';
import { until } from '../support/until.ts';
import { failuresOfBareMetal, type Unavailable } from './failures.ts';
import { numberedImages } from './numbered-images.ts';

interface Page {
  readonly nodes: readonly { readonly imageId: string; readonly createdAt: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly unavailable: readonly Unavailable[];
}

type ServiceName = 'compute' | 'baremetal' | 'cloud-desktop';

const services: readonly ServiceName[] = ['compute', 'baremetal', 'cloud-desktop'];
const folderId = 'folder-a';
const timeoutMs = 1000;
const imagesOf: Readonly<Record<ServiceName, readonly string[]>> = {
  compute: numberedImages('c', folderId, 6).map(({ id }) => id),
  baremetal: numberedImages('b', folderId, 6).map(({ id }) => id),
  'cloud-desktop': numberedImages('d', folderId, 6).map(({ id }) => id),
};
const all = services.flatMap((service) => imagesOf[service]).sort();
const withoutBareMetal = all.filter((id) => !imagesOf.baremetal.includes(id));

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({
    // What a failure costs is told by each request alone: nothing is repeated, and no service spared for having failed.
    environment: { UPSTREAM_TIMEOUT_MS: String(timeoutMs), UPSTREAM_RETRIES: '0', CIRCUIT_FAILURE_PERCENT: '0' },
    sandboxOptions: {
      dataset: {
        compute: numberedImages('c', folderId, 6),
        baremetal: numberedImages('b', folderId, 6),
        desktop: numberedImages('d', folderId, 6),
        folders: ['folder-b', 'folder-of-nothing'],
      },
    },
  });
});

afterEach(() => gateway.sandbox.faults.clear());

afterAll(() => gateway.close());

const document = `query ($folderIds: [String!]!, $services: [ImageService!], $first: Int, $after: String) {
  images(folderIds: $folderIds, services: $services, first: $first, after: $after) {
    nodes { imageId createdAt }
    pageInfo { hasNextPage endCursor }
    unavailable { service folderId code message retryable }
  }
}`;

function ask(args: Readonly<Record<string, unknown>> = {}): Promise<QueryAnswer<{ images: Page } | null>> {
  return gateway.query(document, { folderIds: [folderId], ...args });
}

/** A page without errors, in the promised order within itself. */
async function pageOf(args: Readonly<Record<string, unknown>> = {}): Promise<Page> {
  const { data, errors } = await ask(args);
  expect(errors).toEqual([]);
  if (data === null) throw new Error('There is no page.');
  const times = data.images.nodes.map(({ createdAt }) => createdAt);
  expect(times).toEqual([...times].sort().reverse());
  return data.images;
}

function idsOf({ nodes }: Page): string[] {
  return nodes.map(({ imageId }) => imageId);
}

function fail(service: ServiceName, fault: Fault = { error: { code: 'UNAVAILABLE' } }): void {
  gateway.sandbox.faults.set(service, fault);
}

describe('a service that fails costs only its own images', () => {
  it.each(failuresOfBareMetal(timeoutMs))('when it %s', async (_, fault, expected) => {
    fail('baremetal', fault);
    const page = await pageOf();
    expect(idsOf(page).sort()).toEqual(withoutBareMetal);
    expect(page.unavailable).toEqual([{ service: 'BARE_METAL', folderId, ...expected }]);
    expect(page.pageInfo.hasNextPage).toBe(false);
  });

  it('when it answers without end', async () => {
    const patient = await startGateway({ environment: { UPSTREAM_TIMEOUT_MS: '20000' } });
    patient.sandbox.faults.set('baremetal', { garbage: 'oversized' });
    const { data, errors } = await patient.query<{ images: Page }>(document, { folderIds: ['standard-images'] });
    await patient.close();
    expect(errors).toEqual([]);
    expect(data.images.nodes.length).toBeGreaterThan(0);
    expect(data.images.unavailable).toMatchObject([{ service: 'BARE_METAL', code: 'UPSTREAM_MALFORMED' }]);
  }, 30_000);

  it('in each folder by itself, in the order of folders and services', async () => {
    fail('baremetal');
    fail('cloud-desktop', { error: { code: 'PERMISSION_DENIED' } });
    const { unavailable } = await pageOf({ folderIds: ['folder-b', folderId] });
    expect(unavailable.map((source) => `${source.folderId} ${source.service} ${source.code}`)).toEqual([
      'folder-b BARE_METAL UNAVAILABLE',
      'folder-b CLOUD_DESKTOP PERMISSION_DENIED',
      'folder-a BARE_METAL UNAVAILABLE',
      'folder-a CLOUD_DESKTOP PERMISSION_DENIED',
    ]);
  });

  it('and by its hanging no more time than the timeout', async () => {
    fail('baremetal', { hang: true });
    const start = performance.now();
    const page = await pageOf();
    const elapsed = performance.now() - start;
    expect(idsOf(page).sort()).toEqual(withoutBareMetal);
    expect(elapsed).toBeGreaterThanOrEqual(timeoutMs - 50);
    expect(elapsed).toBeLessThan(timeoutMs + 1000);
  });
});

describe('a source that has failed', () => {
  it('delivers on the next page what it missed, in order within that page', async () => {
    fail('baremetal');
    const first = await pageOf({ first: 4 });
    expect(first.unavailable).toHaveLength(1);
    gateway.sandbox.faults.clear();
    const second = await pageOf({ first: 50, after: first.pageInfo.endCursor });
    expect(second.unavailable).toEqual([]);
    expect(idsOf(first).some((id) => imagesOf.baremetal.includes(id))).toBe(false);
    expect([...idsOf(first), ...idsOf(second)].sort()).toEqual(all);
    // What was missed is newer than what the first page ended with.
    expect(second.nodes[0]?.imageId).toBe(imagesOf.baremetal[5]);
  });

  it('keeps its place when it fails in the middle', async () => {
    const first = await pageOf({ first: 7 });
    fail('baremetal');
    const second = await pageOf({ first: 3, after: first.pageInfo.endCursor });
    gateway.sandbox.faults.clear();
    const rest = await pageOf({ after: second.pageInfo.endCursor });
    expect(second.unavailable).toHaveLength(1);
    expect([first, second, rest].flatMap(idsOf).sort()).toEqual(all);
  });

  it('never blocks the others, and can be come back to when they have ended', async () => {
    fail('baremetal');
    const seen: string[] = [];
    let after: string | null = null;
    let pages = 0;
    for (let more = true; more; pages++) {
      expect(pages).toBeLessThan(10);
      const page: Page = await pageOf({ first: 5, after });
      expect(page.unavailable).toHaveLength(1);
      seen.push(...idsOf(page));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(seen.sort()).toEqual(withoutBareMetal);
    // Still nothing: the place is kept all the same.
    const empty = await pageOf({ first: 5, after });
    expect(empty).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false, endCursor: expect.any(String) } });
    gateway.sandbox.faults.clear();
    const rest = await pageOf({ after: empty.pageInfo.endCursor });
    expect(idsOf(rest).sort()).toEqual(imagesOf.baremetal);
    expect(rest.unavailable).toEqual([]);
  });

  it('leaves an empty page with a cursor to come back with', async () => {
    fail('baremetal');
    const folderIds = ['folder-of-nothing'];
    const page = await pageOf({ folderIds });
    expect(page.nodes).toEqual([]);
    expect(page.unavailable).toHaveLength(1);
    expect(page.pageInfo).toEqual({ hasNextPage: false, endCursor: expect.any(String) });
    gateway.sandbox.faults.clear();
    const late = numberedImages('late', 'folder-of-nothing', 2);
    for (const image of late) gateway.sandbox.store.baremetal.insert(image);
    const rest = await pageOf({ folderIds, after: page.pageInfo.endCursor });
    for (const { id } of late) gateway.sandbox.store.baremetal.delete(id);
    expect(idsOf(rest).sort()).toEqual(late.map(({ id }) => id));
  });

  it('loses and repeats nothing, whichever fail on which pages', async () => {
    const failing = fc.subarray([...services], { maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(fc.array(failing, { maxLength: 8 }), fc.integer({ min: 1, max: 8 }), async (plan, first) => {
        const seen: string[] = [];
        let after: string | null = null;
        for (const failingNow of [...plan, []]) {
          gateway.sandbox.faults.clear();
          for (const service of failingNow) fail(service);
          const page: Page = await pageOf({ first, after });
          const names = page.unavailable.map(({ service }) => service.toLowerCase().replaceAll('_', ''));
          // Who has come to its end is asked no more, so it cannot fail.
          const failingNames = failingNow.map((service) => (service === 'cloud-desktop' ? 'clouddesktop' : service));
          expect(failingNames).toEqual(expect.arrayContaining(names));
          seen.push(...idsOf(page));
          after = page.pageInfo.endCursor ?? after;
        }
        gateway.sandbox.faults.clear();
        seen.push(...idsOf(await pageOf({ first: 50, after })));
        expect(seen.sort()).toEqual(all);
      }),
      { numRuns: 150 },
    );
  });
});

describe('where every source fails', () => {
  it('the field fails, with what the first one said', async () => {
    for (const service of services) fail(service, { error: { code: 'UNAVAILABLE', message: `No ${service}.` } });
    const { data, errors } = await ask();
    expect(data).toEqual({ images: null });
    expect(errors).toMatchObject([
      {
        message: 'No compute.',
        path: ['images'],
        extensions: { code: 'UNAVAILABLE', service: 'COMPUTE', httpStatus: 503, retryable: true },
      },
    ]);
  });

  it('other fields of the request do not', async () => {
    fail('compute');
    const { data, errors } = await gateway.query(
      `{ computeImage(imageId: "${imagesOf.compute[0] ?? ''}") { name } desktopImage(imageId: "${imagesOf['cloud-desktop'][0] ?? ''}") { name } }`,
    );
    expect(data).toEqual({ computeImage: null, desktopImage: { name: 'd-00000' } });
    expect(errors).toMatchObject([{ path: ['computeImage'], extensions: { service: 'COMPUTE' } }]);
  });

  it('the list of one service fails', async () => {
    fail('cloud-desktop', { error: { code: 'PERMISSION_DENIED' } });
    const { data, errors } = await gateway.query(`{ desktopImages(folderId: "${folderId}") { nodes { id } } }`);
    expect(data).toEqual({ desktopImages: null });
    expect(errors).toMatchObject([
      { path: ['desktopImages'], extensions: { code: 'PERMISSION_DENIED', service: 'CLOUD_DESKTOP', httpStatus: 403 } },
    ]);
  });
});

describe('a client that goes away', () => {
  it('has the calls that are under way aborted, long before they would time out', async () => {
    const { sandbox } = gateway;
    for (const service of services) fail(service, { hang: true });
    sandbox.clearRequests();
    const client = new AbortController();
    const answer = gateway.query(document, { folderIds: [folderId] }, { signal: client.signal });
    const gone = expect(answer).rejects.toThrow();
    await until(() => sandbox.requests.length === 3);
    client.abort();
    await gone;
    await until(() => sandbox.requests.every(({ endedAt }) => endedAt !== undefined));
    for (const { aborted, startedAt, endedAt } of sandbox.requests) {
      expect(aborted).toBe(true);
      expect((endedAt ?? Infinity) - startedAt).toBeLessThan(timeoutMs - 100);
    }
  });
});
