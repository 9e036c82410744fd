import fastify, { type FastifyInstance } from 'fastify';
import { buildSchema, graphql, type GraphQLSchema } from 'graphql';
import { securityHeaders, useSecurityHeaders } from '../../../src/server/edge/security-headers.ts';
import { acceptsPlayground, registerPlayground } from '../../../src/server/playground/playground.ts';
import type { PlaygroundSettings } from '../../../src/server/playground/settings.ts';
import { printApiSchema } from '../../../src/server/schema.ts';

/** A GraphQL request as the stand-in saw it. */
export interface SeenRequest {
  readonly operationName: string;
  readonly authorization: string | undefined;
}

/** A running stand-in for the gateway. */
export interface StandInGateway {
  readonly url: string;
  /** The requests up to now, oldest first. */
  readonly requests: readonly SeenRequest[];
  close(): Promise<void>;
}

/** The gateway's schema. */
export function readSchema(): GraphQLSchema {
  return buildSchema(printApiSchema());
}

/** Starts a server with the gateway's schema and playground, whose images are made up. */
export async function startStandInGateway(settings: PlaygroundSettings): Promise<StandInGateway> {
  const app = fastify({ forceCloseConnections: true });
  useSecurityHeaders(app, await securityHeaders());
  const requests: SeenRequest[] = [];
  const sendPage = await registerPlayground(app, settings);
  app.get('/graphql', (request, reply) =>
    acceptsPlayground(request) ? sendPage(request, reply) : reply.code(400).send({ errors: [{ message: 'no query' }] }),
  );
  answerOperations(app, requests);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url, requests, close: () => app.close() };
}

function answerOperations(app: FastifyInstance, requests: SeenRequest[]): void {
  const schema = readSchema();
  app.post<{ Body: { query: string; operationName?: string; variables?: Record<string, unknown> } }>(
    '/graphql',
    async ({ body, headers }) => {
      const { query, operationName, variables } = body;
      requests.push({ operationName: operationName ?? '', authorization: headers.authorization });
      return graphql({ schema, source: query, operationName, variableValues: variables, rootValue });
    },
  );
}

const ubuntu = {
  __typename: 'ComputeImage',
  id: 'Q29tcHV0ZUltYWdlOmZkODV1MHJjdDMycHJlcGdqbHYw',
  imageId: 'fd85u0rct32prepgjlv0',
  service: 'COMPUTE',
  folderId: 'standard-images',
  folder: { folderId: 'standard-images' },
  name: 'ubuntu-22-04-lts-v20240311',
  status: 'READY',
  createdAt: '2024-03-11T10:57:40Z',
  family: 'ubuntu-2204-lts',
  storageSize: '7633633280',
  minDiskSize: '8589934592',
  os: { type: 'LINUX' },
  labels: [{ key: 'release', value: 'lts' }],
  latestInFamily: { imageId: 'fd85u0rct32prepgjlv0', name: 'ubuntu-22-04-lts-v20240311' },
};

const debian = {
  __typename: 'BareMetalImage',
  id: 'QmFyZU1ldGFsSW1hZ2U6bHkxZGViaWFuMTJzdGFuZGFyZA==',
  imageId: 'ly1debian12standard0',
  service: 'BARE_METAL',
  folderId: 'baremetal-standard-images',
  folder: { folderId: 'baremetal-standard-images' },
  name: 'debian-12',
  status: 'READY',
  createdAt: '2023-06-10T09:00:00.123456789Z',
  checksum: '9e107d9d372bb6826bd81d3542a419d6',
};

const rootValue = {
  images: {
    nodes: [ubuntu, debian],
    edges: [
      { cursor: 'Y3Vyc29yLTE', node: ubuntu },
      { cursor: 'Y3Vyc29yLTI', node: debian },
    ],
    pageInfo: { hasPreviousPage: false, hasNextPage: true, startCursor: 'Y3Vyc29yLTE', endCursor: 'Y3Vyc29yLTI' },
    unavailable: [],
  },
  computeImage: ubuntu,
  nodes: [ubuntu, debian, null],
};
