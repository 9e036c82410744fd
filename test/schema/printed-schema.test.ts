import { describe, expect, it } from '@jest/globals';
import { buildSchema, Kind, parse } from 'graphql';
import { runCommandLine } from '../../src/cli/program.ts';
import { printApiSchema } from '../../src/server/schema.ts';
import { startGateway } from '../support/gateway.ts';

async function print(...args: readonly string[]): Promise<string> {
  let printed = '';
  const err = (text: string): never => {
    throw new Error(text);
  };
  await runCommandLine(['schema', ...args], {
    environment: {},
    input: () => Promise.resolve(''),
    out: (text) => (printed += text),
    err,
  });
  return printed;
}

/** What no client of the API has a use for. */
const machinery = /@key|@link|@shareable|federation__|link__|_service|_entities|_Any|_Entity|_Service/;

describe('image-gateway schema', () => {
  it('prints a schema that is valid by itself', async () => {
    expect(() => buildSchema(printApiSchema())).not.toThrow();
    expect(await print()).toBe(`${printApiSchema()}\n`);
  });

  it('prints nothing of the machinery of Federation', async () => {
    expect(await print()).not.toMatch(machinery);
  });

  it('prints what directives of GraphQL itself say', async () => {
    const sdl = await print();
    expect(sdl).toContain('scalar Int64 @specifiedBy(url: "https://protobuf.dev/programming-guides/json/#int64")');
    expect(sdl).toContain('input ComputeImageSourceInput @oneOf {');
  });
});

describe('image-gateway schema --subgraph', () => {
  it('prints what the gateway answers to a router', async () => {
    const gateway = await startGateway();
    try {
      const { data } = await gateway.query<{ _service: { sdl: string } }>('{ _service { sdl } }', {}, { token: null });
      expect(await print('--subgraph')).toBe(`${data._service.sdl.trimEnd()}\n`);
    } finally {
      await gateway.close();
    }
  });

  it('has for every kind of image the key of Image and the ID of its service', async () => {
    const kinds = parse(await print('--subgraph')).definitions.filter(
      (definition) =>
        definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
        (definition.interfaces ?? []).some(({ name }) => name.value === 'Image'),
    );
    expect(kinds).not.toEqual([]);
    for (const kind of kinds) {
      const keys = ('directives' in kind ? (kind.directives ?? []) : []).map(({ arguments: given = [] }) =>
        given.map(({ value }) => (value.kind === Kind.STRING ? value.value : '')).join(),
      );
      expect(keys.sort()).toEqual(['id', 'imageId']);
    }
  });
});
