import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { printSubgraphSchema } from '../../../src/server/schema.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { postGraphql, type QueryAnswer } from '../../support/post-graphql.ts';
import { composeSupergraph } from '../composers.ts';
import { machinesSubgraph } from '../subgraphs/machines.ts';
import { scannerSubgraph, vulnerabilityCount, worstImageIds } from '../subgraphs/scanner.ts';
import { type RunningSubgraph, startSubgraph } from '../subgraphs/subgraph.ts';
import type { Router, StartRouter } from './router.ts';

/** What holds for a supergraph of the gateway and two other subgraphs, whichever router executes it. */
export function describeRouter(name: string, start: StartRouter): void {
  describe(`under ${name}`, () => {
    let gateway: TestGateway;
    let others: readonly RunningSubgraph[];
    let router: Router;

    beforeAll(async () => {
      gateway = await startGateway({ sandboxOptions: { images: 30 } });
      others = await Promise.all([machinesSubgraph, scannerSubgraph].map(startSubgraph));
      const images = { name: 'images', sdl: printSubgraphSchema(), url: `${gateway.url}/graphql` };
      router = await start(composeSupergraph([images, ...others]));
    });

    beforeEach(() => gateway.sandbox.clearRequests());

    afterEach(() => gateway.sandbox.faults.clear());

    afterAll(async () => {
      await router.close();
      await Promise.all(others.map((subgraph) => subgraph.close()));
      await gateway.close();
    });

    function query<Data>(document: string, token = 'sandbox-admin'): Promise<QueryAnswer<Data>> {
      return postGraphql<Data>(router.url, document, {}, { token });
    }

    const machinesWithImages = `{
      virtualMachines {
        name
        bootImage { id name status vulnerabilityCount os { type } }
        folder { id images(first: 1) { nodes { id vulnerabilityCount } } virtualMachines { name } }
      }
    }`;

    it('answers a query across all three subgraphs', async () => {
      const { data, errors } = await query<{ virtualMachines: readonly Record<string, unknown>[] }>(machinesWithImages);
      expect(errors).toEqual([]);
      const id = toGlobalId('ComputeImage', 'fd85u0rct32prepgjlv0');
      const name = 'ubuntu-22-04-lts-v20240311';
      expect(data.virtualMachines.map((machine) => machine['name'])).toEqual(['web', 'database', 'mail', 'legacy']);
      expect(data.virtualMachines[2]).toMatchObject({
        bootImage: { id, name, status: 'READY', vulnerabilityCount: vulnerabilityCount(id), os: { type: 'LINUX' } },
        folder: {
          id: toGlobalId('Folder', 'b1gfolderbeta0000001'),
          images: { nodes: [{ vulnerabilityCount: expect.any(Number) }] },
          virtualMachines: [{ name: 'mail' }, { name: 'legacy' }],
        },
      });
    });

    it('has null where a subgraph names an image that is gone', async () => {
      const { data, errors } = await query('{ virtualMachines { name bootImage { status } } }');
      expect(errors).toEqual([]);
      expect(data).toMatchObject({ virtualMachines: expect.arrayContaining([{ name: 'legacy', bootImage: null }]) });
    });

    it('fetches an image once that several machines boot from', async () => {
      await query('{ virtualMachines { bootImage { name } } }');
      const paths = gateway.sandbox.requests.map(({ path }) => path);
      expect(paths.sort()).toEqual(
        ['fd8000000000000000zz', 'fd85u0rct32prepgjlv0', 'fd864gbboths76r8gm5f'].map(
          (id) => `/compute/v1/images/${id}`,
        ),
      );
    });

    it('finds the kinds of images of which another subgraph knows only the ID', async () => {
      const { data, errors } = await query(`{
        mostVulnerableImages {
          __typename id name vulnerabilityCount
          ... on ComputeImage { family }
          ... on BareMetalImage { checksum }
          ... on DesktopImage { minDiskSize }
        }
      }`);
      expect(errors).toEqual([]);
      expect(data).toEqual({
        mostVulnerableImages: [
          expect.objectContaining({ __typename: 'ComputeImage', family: expect.any(String) }),
          expect.objectContaining({ __typename: 'BareMetalImage', checksum: expect.any(String) }),
          expect.objectContaining({ __typename: 'DesktopImage', minDiskSize: expect.any(String) }),
        ],
      });
      expect(data).toMatchObject({
        mostVulnerableImages: worstImageIds.map((id) => ({ id, vulnerabilityCount: vulnerabilityCount(id) })),
      });
    });

    it("adds another subgraph's field to the images of a merged list", async () => {
      const { data, errors } = await query<{ images: { nodes: readonly { __typename: string; id: string }[] } }>(
        '{ images(folderIds: ["b1gfolderalpha000001"], first: 1000) { nodes { __typename id vulnerabilityCount } } }',
      );
      expect(errors).toEqual([]);
      const { nodes } = data.images;
      expect(new Set(nodes.map(({ __typename }) => __typename)).size).toBe(3);
      expect(nodes).toEqual(
        nodes.map(({ __typename, id }) => ({ __typename, id, vulnerabilityCount: vulnerabilityCount(id) })),
      );
    });

    it("passes the caller's authorization on as far as the service", async () => {
      await query('{ virtualMachines { bootImage { name } } }', 'sandbox-viewer');
      const { requests } = gateway.sandbox;
      expect(requests).not.toEqual([]);
      expect(new Set(requests.map(({ headers }) => headers['authorization']))).toEqual(
        new Set(['Bearer sandbox-viewer']),
      );
    });

    it('delivers the error of a service with its code, beside what can be had', async () => {
      const { data, errors } = await query(
        '{ mostVulnerableImages { id name } computeImage(imageId: "fd85u0rct32prepgjlv0") { name } }',
        'sandbox-compute',
      );
      const forbidden = expect.objectContaining({ code: 'PERMISSION_DENIED', service: 'BARE_METAL', httpStatus: 403 });
      expect(errors.map(({ extensions }) => extensions)).toContainEqual(forbidden);
      expect(data).toMatchObject({ computeImage: { name: 'ubuntu-22-04-lts-v20240311' } });
    });

    it('delivers the error of a service that is down, for the machines whose image it has', async () => {
      gateway.sandbox.faults.set('compute', [{ error: { code: 'UNAVAILABLE' } }]);
      const { data, errors } = await query('{ virtualMachines { name bootImage { status } } }');
      expect(errors).not.toEqual([]);
      for (const { extensions } of errors) {
        expect(extensions).toMatchObject({ code: 'UNAVAILABLE', service: 'COMPUTE', retryable: true });
      }
      expect(data).toMatchObject({ virtualMachines: expect.arrayContaining([{ name: 'web', bootImage: null }]) });
    });

    it('delivers what the gateway itself refuses', async () => {
      const { errors } = await query('{ images(folderIds: []) { nodes { id } } }');
      expect(errors).toMatchObject([
        { message: expect.stringContaining('"folderIds" contains 0 folders'), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    });
  });
}
