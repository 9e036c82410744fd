import type { GraphQLResolveInfo, GraphQLScalarType } from 'graphql';

/** Resolvers by type and field. Fields that are not named are read from the model by their names. */
export type ResolverMap = Record<string, GraphQLScalarType | FieldResolvers | StreamResolvers>;

/** Resolvers by field. */
export type FieldResolvers = Record<string, FieldResolver>;

/** The type of a method, since the parents and arguments that the schema promises narrow these parameters. */
type FieldResolver = {
  resolve(parent: unknown, args: unknown, context: unknown, info: GraphQLResolveInfo): unknown;
}['resolve'];

/** Resolvers of subscriptions: `subscribe` gives the events, `resolve` makes the field's value of each. */
export type StreamResolvers = Record<string, { readonly subscribe: FieldResolver; readonly resolve: FieldResolver }>;
