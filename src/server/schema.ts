import { readdirSync, readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import { buildASTSchema, type DocumentNode, graphqlSync, type GraphQLSchema, parse, printSchema } from 'graphql';
import { z } from 'zod';
import type { RequestContext } from '../resolvers/context.ts';
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

/** The SDL of the subgraph, as the gateway itself tells it to a router that asks for `_service`. */
export function printSubgraphSchema(): string {
  const answer = graphqlSync({ schema: createSchema({}), source: '{ _service { sdl } }' });
  return serviceAnswer.parse(answer).data._service.sdl;
}

const serviceAnswer = z.object({ data: z.object({ _service: z.object({ sdl: z.string() }) }) });
