import { gatewaySchema } from '../dialects/gateway-schema.ts';
import { meshSchema } from '../dialects/mesh-schema.ts';
import { passthrough } from '../dialects/passthrough.ts';
import { restAggregator } from '../dialects/rest-aggregator.ts';
import { typescript } from '../processes/child.ts';
import type { ServerKind } from './server.ts';

/** The server that all others are compared with. */
export const gateway: ServerKind = {
  name: 'gateway',
  title: 'Image Gateway',
  program: ['dist/cli.js', 'serve'],
  readyPath: '/readyz',
  dialect: gatewaySchema,
  note: 'as shipped: `image-gateway serve` from a build, its log written to /dev/null',
};

/** The same without a build, for trying things out. */
export const gatewayFromSources: ServerKind = {
  ...gateway,
  program: [...typescript, 'src/cli.ts', 'serve'],
  note: 'run from its sources',
};

/** In the order of the tables. */
export const peers: readonly ServerKind[] = [
  {
    name: 'mercurius',
    title: 'Mercurius with JIT',
    program: ['bench/peers/servers/mercurius.js'],
    readyPath: '/',
    dialect: gatewaySchema,
    note: 'on Fastify, `jit: 1`; the same documents as the gateway, resolvers that do just what the documents ask for',
  },
  {
    name: 'yoga',
    title: 'GraphQL Yoga',
    program: ['bench/peers/servers/graphql-yoga.js'],
    readyPath: '/health',
    dialect: gatewaySchema,
    note: 'defaults, on node:http; schema and resolvers as for Mercurius',
  },
  {
    name: 'apollo',
    title: 'Apollo Server',
    program: ['bench/peers/servers/apollo-server.js'],
    readyPath: '/',
    dialect: gatewaySchema,
    note: 'defaults, standalone; schema and resolvers as for Mercurius',
  },
  {
    name: 'mesh',
    title: 'GraphQL Mesh (OpenAPI)',
    program: ['bench/peers/servers/graphql-mesh.js'],
    readyPath: '/health',
    dialect: meshSchema,
    note:
      "its loader of OpenAPI documents, served by GraphQL Yoga. It merges nothing and has no cursors: list50 is three lists of 50 side by side in Mesh's own schema, " +
      'get20 and nodes200 are as many aliased fields; middle and filtered (which needs a condition that the service does not have) have no equivalent',
  },
  {
    name: 'aggregator',
    title: 'Hand-written REST aggregator',
    program: ['bench/peers/servers/rest-aggregator.js'],
    readyPath: '/',
    dialect: restAggregator,
    note: 'no GraphQL: node:http and the same HTTP client, an undici Pool a service; merges by creation time and fetches by ID, gives back all fields',
  },
  {
    name: 'passthrough',
    title: 'Bytes passed through',
    program: ['bench/peers/servers/passthrough.js'],
    readyPath: '/',
    dialect: passthrough,
    note: 'nothing parsed and nothing merged: the answers of the same upstream calls, one after the other. middle and filtered cannot be had in this way',
  },
];
