import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import { parse } from 'graphql';

/** Another team's part of the supergraph. */
export interface Subgraph {
  readonly name: string;
  readonly sdl: string;
  readonly resolvers: GraphQLResolverMap<unknown>;
}

/** A subgraph that answers. */
export interface RunningSubgraph {
  readonly name: string;
  readonly sdl: string;
  /** Where it takes requests. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a subgraph on a free port of this machine. */
export async function startSubgraph({ name, sdl, resolvers }: Subgraph): Promise<RunningSubgraph> {
  const server = new ApolloServer({
    schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers }),
    // Otherwise its logger says at each start that the plugin is there.
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return { name, sdl, url, close: () => server.stop() };
}
