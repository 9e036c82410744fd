/**
 * Writes the schema that the gateway executes, which is that of schema/ as a Federation subgraph, to src/generated/. So
 * a start takes neither reading the rules of Federation nor checking the schema against them.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { URL } from 'node:url';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphqlSync, parse } from 'graphql';

const folder = new URL('schema/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
const sdl = files
  .sort()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');
const { data } = graphqlSync({ schema: buildSubgraphSchema(parse(sdl)), source: '{ _service { sdl } }' });
const text = data._service.sdl.replaceAll(/[\\`]|\$\{/g, '\\$&');
writeFileSync(
  new URL('src/generated/subgraph.ts', import.meta.url),
  `/* Written by \`npm run codegen\` from schema/. Do not edit. */

/** What the gateway executes, and what it tells a router that asks for \`_service\`. */
export const subgraphSdl = \`${text}\`;
`,
);
