import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { buildSchema, execute } from 'graphql';
import { type CompiledQuery, largestQuery, QueryCompiler } from '../../../src/server/execution/compiled-query.ts';
import { schema } from '../../limits/check-operation.ts';

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The document has no operation.');
  return operation;
}

const compiler = new QueryCompiler(schema);

function compile(query: string): CompiledQuery | null {
  const document = parse(query);
  return compiler.compile(document, operationOf(document), {});
}

/** Echoes its argument. */
const echo = buildSchema('type Query { echo(text: String): String  echoes(texts: [String!]!): [String!]! }');
const fields = echo.getQueryType()?.getFields() ?? {};
for (const [name, field] of Object.entries(fields)) {
  field.resolve = (_, args: Readonly<Record<string, unknown>>) => (name === 'echo' ? args['text'] : args['texts']);
}

describe('the queries of the catalogue are compiled', () => {
  const folder = new URL('../../../examples/catalog/src/relay/generated/', import.meta.url);
  const queries = readdirSync(folder)
    .map((name): [string, string] => [
      name,
      /"text": ("(?:[^"\\]|\\.)*")/.exec(readFileSync(new URL(name, folder), 'utf8'))?.[1] ?? '""',
    ])
    .filter(([, text]) => text.startsWith('"query '));

  it.each(queries)('%s', (_, text) => {
    expect(compile(String(JSON.parse(text)))?.size).toBeLessThan(largestQuery);
  });
});

describe('what a client writes does not become code', () => {
  // These are what graphql-jit 0.8.9 marks what is not JSON by in the code that it writes.
  const markers = [
    '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dglobalThis.ran = true',
    '__MAGIC_NAN__57f286b9_4c20_487f_b409_79804ddcb4f8',
    '__MAGIC_PLUS_INFINITY__bb201c39_3333_4695_b4ad_7f1722e7aa7a',
    '"); globalThis.ran = true; ("',
    '${globalThis.ran = true}',
    '\u2028 */ globalThis.ran = true',
  ];
  const written = markers.map((marker) => JSON.stringify(marker));

  it.each([
    ...written.flatMap((text) => [`{ echo(text: ${text}) }`, `{ echoes(texts: [${text}]) }`]),
    ...written.map((text) => `query ($text: String = ${text}) { echo(text: $text) }`),
    ...written.map((text) => `query ($text: String! = "a") { echoes(texts: [${text}, $text]) }`),
  ])('%s', async (query) => {
    const document = parse(query);
    const operation = operationOf(document);
    const [definition] = operation.variableDefinitions ?? [];
    const value = definition?.defaultValue?.kind === Kind.STRING ? definition.defaultValue.value : 'a';
    const compiled = new QueryCompiler(echo).compile(document, operation, { text: value });
    const answer = await compiled?.execute({}, { text: value });
    expect(answer).toEqual(await execute({ schema: echo, document }));
    expect(globalThis).not.toHaveProperty('ran');
  });
});

describe('left to graphql-js is', () => {
  const nested = (depth: number): string =>
    depth === 0 ? 'id' : `folder { images { nodes { name ${nested(depth - 1)} } } }`;

  it('a short query that would be a long program, at once', () => {
    const begun = performance.now();
    expect(compile(`{ node(id: "a") { ... on Image { ${nested(15)} } } }`)).toBeNull();
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(compile(`{ node(id: "a") { ... on Image { ${nested(1)} } } }`)).not.toBeNull();
  });

  it('a query of fragments that double each other', () => {
    const fragments = Array.from(
      { length: 40 },
      (_, index) => `fragment F${index} on Image { ...F${index + 1} ...F${index + 1} }`,
    );
    expect(compile(`{ image(id: "a") { ...F0 } } ${fragments.join(' ')} fragment F40 on Image { id }`)).toBeNull();
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'a query that calls a field or a variable %s',
    (name) => {
      expect(compile(`{ ${name}: image(id: "a") { id } }`)).toBeNull();
      expect(compile(`{ image(id: "a") { ${name}: id } }`)).toBeNull();
      expect(compile(`query ($${name}: ID!) { image(id: $${name}) { id } }`)).toBeNull();
    },
  );

  it('a mutation', () => {
    expect(compile('mutation { deleteImage(input: { id: "a" }) { operation { id } } }')).toBeNull();
  });
});

it('a fragment that is spread twice is asked for wherever one of the two is included', async () => {
  const fragment = '... @include(if: $yes) { ...F } ...F @skip(if: $yes) a: echo(text: "x") @skip(if: $yes)';
  const document = parse(`query ($yes: Boolean!) { ${fragment} } fragment F on Query { echo(text: "y") }`);
  for (const yes of [true, false]) {
    const compiled = new QueryCompiler(echo).compile(document, operationOf(document), { yes });
    expect(await compiled?.execute({}, { yes })).toEqual(
      await execute({ schema: echo, document, variableValues: { yes } }),
    );
  }
});
