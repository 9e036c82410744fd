import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { printApiSchema } from '../../src/server/schema.ts';

/** Anything in the schema that can be described. */
interface Element {
  /** Where it is: `Query.images(first:)`. */
  readonly place: string;
  readonly description: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
}

const schema = buildSchema(printApiSchema());
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
const elements = types.flatMap(elementsOf);

function elementsOf(type: GraphQLNamedType): readonly Element[] {
  const own = { place: type.name, description: type.description };
  if (isEnumType(type)) return [own, ...type.getValues().map((value) => element(`${type.name}.`, value))];
  if (isInputObjectType(type)) {
    return [own, ...Object.values(type.getFields()).map((field) => element(`${type.name}.`, field))];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [own];
  const fields = Object.values(type.getFields()).flatMap((field) => [
    element(`${type.name}.`, field),
    ...field.args.map((argument) => element(`${type.name}.${field.name}:`, argument)),
  ]);
  return [own, ...fields];
}

function element(
  prefix: string,
  { name, description, deprecationReason }: Pick<GraphQLArgument, 'name' | 'description' | 'deprecationReason'>,
): Element {
  return { place: prefix + name, description, deprecationReason };
}

describe('the printed schema', () => {
  it('describes every type, field, argument and value, in whole sentences', () => {
    expect(elements.length).toBeGreaterThan(300);
    const wrong = elements.filter(({ description }) => !/^[A-Z`"].*[.`]$/s.test(description ?? ''));
    expect(wrong).toEqual([]);
  });

  it('says of every scalar of its own where it is specified', () => {
    const scalars = types.filter(isScalarType).map(({ name, specifiedByURL }) => ({ name, specifiedByURL }));
    expect(scalars).toEqual([
      { name: 'DateTime', specifiedByURL: expect.stringMatching(/^https:/) },
      { name: 'Int64', specifiedByURL: expect.stringMatching(/^https:/) },
    ]);
  });

  it('says how large a page may be wherever one can be asked for', () => {
    const sizes = elements.filter(({ place }) => /:(first|last)$/.test(place));
    expect(sizes.length).toBeGreaterThan(10);
    for (const { description } of sizes) expect(description).toContain('0 to 1000');
  });

  it('says what to use instead, and until when, of whatever is deprecated (docs/consuming.md)', () => {
    const deprecated = elements.filter(({ deprecationReason }) => typeof deprecationReason === 'string');
    for (const { deprecationReason } of deprecated) {
      expect(deprecationReason).toMatch(/^Use .+\. Goes no earlier than \d{4}-\d{2}-\d{2}\.$/);
    }
  });
});
