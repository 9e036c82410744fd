/**
 * GraphQL Mesh's loader of OpenAPI documents, served by GraphQL Yoga, which is what Mesh itself serves with. It stands
 * here at its leanest: no router in front of it, no composition, no query planning.
 */
import { createServer } from 'node:http';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { loadGraphQLSchemaFromOpenAPI } from '@omnigraph/openapi';
import { createYoga } from 'graphql-yoga';

const schema = await loadGraphQLSchemaFromOpenAPI('images', {
  source: fileURLToPath(new URL('../image-services.openapi.yaml', import.meta.url)),
  // All services of the benchmark are at one address.
  endpoint: process.env.COMPUTE_URL,
  operationHeaders: { authorization: '{context.authorization}' },
});
const yoga = createYoga({
  schema,
  context: ({ request }) => ({ authorization: request.headers.get('authorization') }),
});
createServer(yoga).listen(Number(process.env.PORT), '127.0.0.1');
