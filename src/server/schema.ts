import { readdirSync, readFileSync } from 'node:fs';
import { buildASTSchema, buildSchema, type DocumentNode, type GraphQLSchema, parse, printSchema } from 'graphql';
import { subgraphSdl } from '../generated/subgraph.ts';
import { packageRoot } from '../package-root.ts';
import type { ResolverMap } from '../resolvers/resolvers.ts';
import { attachResolvers } from './attach-resolvers.ts';

const folder = new URL('schema/', packageRoot);

function readSdl(): DocumentNode {
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return parse(
    files
      .sort()
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n'),
  );
}

/** The schema that is executed: a Federation subgraph. Apollo Server checks that it is valid. */
export function createSchema(resolvers: ResolverMap): GraphQLSchema {
  const schema = buildSchema(subgraphSdl, { assumeValidSDL: true, noLocation: true });
  attachResolvers(schema, resolvers);
  attachResolvers(schema, { Query: { _service: () => ({ sdl: subgraphSdl }) } });
  return schema;
}

/** The SDL of the API as its clients see it, without the machinery of Federation. */
export function printApiSchema(): string {
  return printSchema(buildASTSchema(readSdl(), { assumeValidSDL: true }));
}

/** The SDL of the subgraph, as the gateway itself tells it to a router that asks for `_service`. */
export function printSubgraphSchema(): string {
  return subgraphSdl;
}
