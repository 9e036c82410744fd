/** GraphQL Yoga as its own documentation starts it. */
import { createServer } from 'node:http';
import process from 'node:process';
import { createSchema, createYoga } from 'graphql-yoga';
import { resolvers, typeDefs } from '../graphql-api.js';

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  context: ({ request }) => ({ authorization: request.headers.get('authorization') }),
});
createServer(yoga).listen(Number(process.env.PORT), '127.0.0.1');
