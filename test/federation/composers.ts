import { composeServices as composeWithApollo } from '@apollo/composition';
import { composeServices as composeWithGuild } from '@theguild/federation-composition';
import { federateSubgraphs } from '@wundergraph/composition';
import { buildSchema, type GraphQLSchema, parse } from 'graphql';

/** What a composer is given of a subgraph. */
export interface ComposedSubgraph {
  readonly name: string;
  readonly sdl: string;
  readonly url: string;
}

/** Either what clients of the supergraph see, or why there is none. */
export type Composition = { readonly api: GraphQLSchema } | { readonly errors: readonly string[] };

/** The composers that the subgraph has to satisfy, by their package. */
export const composers: Readonly<Record<string, (subgraphs: readonly ComposedSubgraph[]) => Composition>> = {
  '@apollo/composition': (subgraphs) => {
    const { errors, schema } = composeWithApollo(subgraphs.map(parsed('typeDefs')));
    return errors === undefined ? { api: schema.toAPISchema().toGraphQLJSSchema() } : { errors: messages(errors) };
  },
  '@theguild/federation-composition': (subgraphs) => {
    const { errors, publicSdl } = composeWithGuild(subgraphs.map(parsed('typeDefs')));
    return errors === undefined ? { api: buildSchema(publicSdl) } : { errors: messages(errors) };
  },
  '@wundergraph/composition': (subgraphs) => {
    const result = federateSubgraphs({ subgraphs: subgraphs.map(parsed('definitions')), version: '1' });
    return result.success ? { api: result.federatedGraphClientSchema } : { errors: messages(result.errors) };
  },
};

/** The supergraph that routers of Apollo's make execute, of subgraphs that compose. */
export function composeSupergraph(subgraphs: readonly ComposedSubgraph[]): string {
  const { errors, supergraphSdl } = composeWithApollo(subgraphs.map(parsed('typeDefs')));
  if (errors !== undefined) throw new Error(messages(errors).join('\n'));
  return supergraphSdl;
}

function parsed<Key extends string>(key: Key) {
  return ({ name, url, sdl }: ComposedSubgraph) =>
    ({ name, url, [key]: parse(sdl) }) as { name: string; url: string } & Record<Key, ReturnType<typeof parse>>;
}

function messages(errors: readonly Error[]): readonly string[] {
  return errors.map(({ message }) => message);
}
