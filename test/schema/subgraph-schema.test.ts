import { readdirSync, readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { expect, it } from '@jest/globals';
import { graphqlSync, introspectionFromSchema, parse, printSchema } from 'graphql';
import { createSchema, printSubgraphSchema } from '../../src/server/schema.ts';

const folder = new URL('../../schema/', import.meta.url);
const sources = readdirSync(folder)
  .sort()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const expected = buildSubgraphSchema(parse(sources.join('\n')));

it('tells a router what @apollo/subgraph makes of schema/ (npm run codegen)', () => {
  const answer = graphqlSync({ schema: expected, source: '{ _service { sdl } }' });
  expect(answer).toEqual({ data: { _service: { sdl: printSubgraphSchema() } } });
});

it('executes the schema that @apollo/subgraph makes of schema/', () => {
  const schema = createSchema({});
  expect(printSchema(schema)).toBe(printSchema(expected));
  expect(introspectionFromSchema(schema)).toEqual(introspectionFromSchema(expected));
});

it('refuses a resolver of what the schema does not have', () => {
  const resolver = (): null => null;
  expect(() => createSchema({ Query: { imagez: resolver } })).toThrow('The schema has no Query.imagez to resolve.');
  expect(() => createSchema({ Imagez: { id: resolver } })).toThrow('The schema has no Imagez to resolve.');
});
