import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isEnumType, isInputObjectType } from 'graphql';
import { isInterfaceType, isObjectType, isAbstractType } from 'graphql';
import { atHand, type FieldCost } from './field-cost.ts';

/** How long the lists of introspection are: those of the schema as they are, those of a type on average. */
export type IntrospectionSizes = Readonly<Record<string, number>>;

/**
 * Introspection makes no calls, but nothing limits how much it returns: fields have types, which have fields. So the
 * entries of its lists count as nodes.
 */
export function introspectionCost(
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  sizes: IntrospectionSizes,
): FieldCost {
  const size = sizes[`${parent.name}.${field.name}`];
  return size === undefined ? atHand : { ...atHand, objects: () => size, countsNodes: true };
}

/** Averages make the figure for all of the schema right, which is what clients ask for. */
export function introspectionSizes(schema: GraphQLSchema): IntrospectionSizes {
  const types = Object.values(schema.getTypeMap());
  const directives = schema.getDirectives();
  const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = withFields.flatMap((type) => Object.values(type.getFields()));
  const perType = (entries: number): number => entries / types.length;
  return {
    '__Schema.types': types.length,
    '__Schema.directives': directives.length,
    '__Type.fields': perType(fields.length),
    '__Type.interfaces': perType(withFields.flatMap((type) => type.getInterfaces()).length),
    '__Type.possibleTypes': perType(
      types.filter(isAbstractType).flatMap((type) => schema.getPossibleTypes(type)).length,
    ),
    '__Type.enumValues': perType(types.filter(isEnumType).flatMap((type) => type.getValues()).length),
    '__Type.inputFields': perType(
      types.filter(isInputObjectType).flatMap((type) => Object.keys(type.getFields())).length,
    ),
    '__Field.args': fields.flatMap(({ args }) => args).length / fields.length,
    '__Directive.args': directives.flatMap(({ args }) => args).length / directives.length,
  };
}
