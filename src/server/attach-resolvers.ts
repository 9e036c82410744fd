import { type GraphQLSchema, isObjectType, isScalarType } from 'graphql';
import type { FieldResolvers, ResolverMap, StreamResolvers } from '../resolvers/resolver-map.ts';

type Resolver = FieldResolvers[string] | StreamResolvers[string];

/** Gives the fields and scalars of a schema that was made from SDL what they are resolved by. */
export function attachResolvers(schema: GraphQLSchema, resolvers: ResolverMap): void {
  for (const [name, given] of Object.entries(resolvers)) {
    const type = schema.getType(name);
    if (isScalarType(given) && isScalarType(type)) {
      type.serialize = given.serialize;
      type.parseValue = given.parseValue;
      type.parseLiteral = given.parseLiteral;
    } else if (!isScalarType(given) && isObjectType(type)) {
      const fields = type.getFields();
      for (const [fieldName, resolver] of Object.entries<Resolver>(given)) {
        const field = fields[fieldName];
        if (field === undefined) throw new Error(`The schema has no ${name}.${fieldName} to resolve.`);
        Object.assign(field, typeof resolver === 'function' ? { resolve: resolver } : resolver);
      }
    } else {
      throw new Error(`The schema has no ${name} to resolve.`);
    }
  }
}
