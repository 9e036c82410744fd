import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sandboxFolders } from '../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { checkProperty } from '../support/seed.ts';
import { type KnownList, randomOperations, rootLists } from './random-operations.ts';

const report = { headers: { 'x-upstream-report': '1' } };

describe.each([1, 5])('with a scan limit of %i pages', (scanPages) => {
  let gateway: TestGateway;
  let lists: readonly KnownList[];

  beforeAll(async () => {
    gateway = await startGateway({
      sandboxOptions: { images: 3200 },
      environment: { COST_MODE: 'measure', DOCUMENT_LIMIT_ALIASES: '1000', SCAN_LIMIT_PAGES: String(scanPages) },
    });
    lists = await Promise.all(rootLists.map(async (list) => ({ ...list, cursors: await cursorsOf(gateway, list) })));
  });

  afterAll(() => gateway.close());

  it('no operation makes more calls or returns more nodes than was estimated', async () => {
    const cases = fc.asyncProperty(
      randomOperations(lists),
      fc.boolean(),
      fc.constantFrom('id-asc' as const, 'follow-direction' as const, 'insertion' as const),
      async ({ query, variables }, tokensExpire, ties) => {
        for (const service of ['compute', 'baremetal', 'cloud-desktop'] as const) {
          gateway.sandbox.setQuirks(service, { emptyLastPage: tokensExpire, ties });
        }
        if (tokensExpire) gateway.sandbox.expireTokens();
        const { data, errors, extensions } = await gateway.query(query, variables, report);
        expect(errors.filter((error) => error.extensions['code'] === 'GRAPHQL_VALIDATION_FAILED')).toEqual([]);
        expect(data).not.toBeUndefined();
        const { calls, estimated } = extensions?.['upstream'] as {
          calls: number;
          estimated: { calls: number; nodes: number };
        };
        expect(calls).toBeLessThanOrEqual(estimated.calls);
        expect(countNodes(data)).toBeLessThanOrEqual(estimated.nodes);
      },
    );
    await checkProperty(`estimates, scan limit ${scanPages}`, 60, cases);
  });
});

it('as many calls are made as were estimated where images are looked for in a folder that may not be read', async () => {
  const gateway = await startGateway({ sandboxOptions: { images: 200 }, environment: { COST_MODE: 'measure' } });
  const known = gateway.sandbox.store.compute.all().filter(({ folderId }) => folderId === sandboxFolders.alpha);
  const fields = known.slice(0, 16).map(({ id }, index) => `a${index}: computeImage(imageId: "${id}") { id }`);
  await gateway.query(`{ computeImages(folderId: "${sandboxFolders.alpha}", first: 1000) { nodes { id } } }`);
  gateway.sandbox.faults.set('compute', { methods: ['list'], error: { code: 'PERMISSION_DENIED' } });
  const { errors, extensions } = await gateway.query(`{ ${fields.join(' ')} }`, {}, report);
  await gateway.close();
  expect(errors).toEqual([]);
  // One for the folder, and then one for each; a second folder might have been looked into too.
  expect(extensions).toMatchObject({ upstream: { calls: 17, estimated: { calls: 18 } } });
});

function countNodes(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value).reduce((sum: number, child) => sum + countNodes(child), 0);
  const typename = '__typename' in value ? String(value.__typename) : '';
  return inside + Number(/^(ComputeImage|BareMetalImage|DesktopImage|Folder|Operation|AccessBinding)$/.test(typename));
}

async function cursorsOf(gateway: TestGateway, { field, args }: Omit<KnownList, 'cursors'>): Promise<string[]> {
  const cursors: string[] = [];
  for (const page of ['first: 3', 'last: 3']) {
    const { data } = await gateway.query<Record<string, { edges: { cursor: string }[] }> | null>(
      `{ ${field}(${args} ${page}) { edges { cursor } } }`,
    );
    const edges = data?.[field]?.edges ?? [];
    const at = [0, Math.floor(edges.length / 2), edges.length - 1];
    cursors.push(...at.flatMap((index) => edges[index]?.cursor ?? []));
  }
  return cursors;
}
