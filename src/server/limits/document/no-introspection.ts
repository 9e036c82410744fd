import { GraphQLError, type ValidationRule } from 'graphql';

/** The fields that tell of the schema: GraphQL's own, and the one of Federation, which gives it as SDL. */
const fields: ReadonlySet<string> = new Set(['__schema', '__type', '_service']);

/** A rule of validation that refuses introspection. */
export const noIntrospection: ValidationRule = (context) => ({
  Field(node) {
    if (!fields.has(node.name.value)) return;
    context.reportError(
      new GraphQLError(`Introspection is turned off, and with it ${node.name.value}.`, { nodes: node }),
    );
  },
});
