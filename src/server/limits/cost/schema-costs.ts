import {
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';
import { costByRule, isCostlyLeaf } from './cost-rules.ts';
import type { CostSettings, FieldCost } from './field-cost.ts';
import { introspectionCost, introspectionSizes } from './introspection-cost.ts';

/** A field that costs something, or that leads to one that does. */
export interface CostlyField {
  readonly definition: GraphQLField<unknown, unknown>;
  /** The type of the objects that it returns; `null` where it returns none. */
  readonly type: GraphQLCompositeType | null;
  readonly cost: FieldCost;
}

/** What the fields of a schema cost. It is worked out once, and all fields that cost nothing are left out. */
export class SchemaCosts {
  readonly schema: GraphQLSchema;
  readonly #fields = new Map<string, ReadonlyMap<string, CostlyField>>();

  constructor(schema: GraphQLSchema, settings: CostSettings) {
    this.schema = schema;
    const sizes = introspectionSizes(schema);
    const types = Object.values(schema.getTypeMap()).filter(isObjectType);
    const candidates = new Map(
      types.map((type) => [
        type,
        fieldsOf(schema, type).flatMap((definition): CostlyField[] => {
          const returned = getNamedType(definition.type);
          if (!isCompositeType(returned)) {
            if (!isCostlyLeaf(type, definition)) return [];
            return [{ definition, type: null, cost: costByRule(schema, type, definition, settings) }];
          }
          const isIntrospection = type.name.startsWith('__');
          const cost = isIntrospection
            ? introspectionCost(type, definition, sizes)
            : costByRule(schema, type, definition, settings);
          return [{ definition, type: returned, cost }];
        }),
      ]),
    );
    // Types from which a cost can be reached: those with a field that has one, and those with a field that leads there.
    const costly = new Set<GraphQLObjectType>();
    const leadsOn = ({ type, cost }: CostlyField): boolean =>
      hasCost(cost) || (type !== null && this.possibleTypes(type).some((possible) => costly.has(possible)));
    let known = -1;
    while (known < costly.size) {
      known = costly.size;
      for (const [type, fields] of candidates) if (fields.some(leadsOn)) costly.add(type);
    }
    for (const [type, fields] of candidates) {
      this.#fields.set(
        type.name,
        new Map(fields.filter(leadsOn).map((field) => [field.definition.name, field] as const)),
      );
    }
  }

  /** `undefined` for a field that costs nothing whatever is selected of it. */
  field(parent: GraphQLObjectType, name: string): CostlyField | undefined {
    return this.#fields.get(parent.name)?.get(name);
  }

  /** The types that an object of this type can be of. */
  possibleTypes(type: GraphQLCompositeType): readonly GraphQLObjectType[] {
    return isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
  }
}

function fieldsOf(schema: GraphQLSchema, type: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
  const fields = Object.values(type.getFields());
  return type === schema.getQueryType() ? [...fields, SchemaMetaFieldDef, TypeMetaFieldDef] : fields;
}

function hasCost({ calls, countsNodes }: FieldCost): boolean {
  return calls !== null || countsNodes;
}
