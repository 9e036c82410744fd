import { readdirSync, readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import type { RequestContext } from '../resolvers/context.ts';
import { buildASTSchema, type DocumentNode, type GraphQLSchema, parse, printSchema } from 'graphql';
import type { ResolverMap } from '../resolvers/resolvers.ts';

/** The SDL lies beside `src/` and beside `dist/`, so this file finds it from both. */
const folder = new URL('../../schema/', import.meta.url);

function readSdl(): DocumentNode {
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return parse(
    files
      .sort()
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n'),
  );
}

/** The schema that is executed: a Federation subgraph. */
export function createSchema(resolvers: ResolverMap): GraphQLSchema {
  return buildSubgraphSchema([{ typeDefs: readSdl(), resolvers: resolvers as GraphQLResolverMap<RequestContext> }]);
}

/** The SDL of the API as its clients see it, without the machinery of Federation. */
export function printApiSchema(): string {
  return printSchema(buildASTSchema(readSdl(), { assumeValidSDL: true }));
}
