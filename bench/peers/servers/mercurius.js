/** Mercurius on Fastify, each document compiled when it comes for the second time. */
import process from 'node:process';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { resolvers, typeDefs, typeResolvers } from '../graphql-api.js';

const app = Fastify();
await app.register(mercurius, {
  schema: typeDefs,
  resolvers: { ...resolvers, ...typeResolvers },
  jit: 1,
  context: ({ headers }) => ({ authorization: headers.authorization }),
});
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
