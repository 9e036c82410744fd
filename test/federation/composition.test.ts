import { describe, expect, it } from '@jest/globals';
import { type GraphQLSchema, isInterfaceType, isObjectType, lexicographicSortSchema, printSchema } from 'graphql';
import { printSubgraphSchema } from '../../src/server/schema.ts';
import { composers, type ComposedSubgraph, type Composition } from './composers.ts';
import { machinesSubgraph } from './subgraphs/machines.ts';
import { scannerSubgraph } from './subgraphs/scanner.ts';

const url = 'http://127.0.0.1/graphql';
const images: ComposedSubgraph = { name: 'images', sdl: printSubgraphSchema(), url };
const subgraphs = [images, { ...machinesSubgraph, url }, { ...scannerSubgraph, url }];

function composed(composition: Composition): GraphQLSchema {
  if ('errors' in composition) throw new Error(composition.errors.join('\n'));
  return composition.api;
}

describe.each(Object.entries(composers))('%s', (_, compose) => {
  it('takes what `image-gateway schema --subgraph` prints', () => {
    const api = composed(compose([images]));
    expect(Object.keys(api.getQueryType()?.getFields() ?? {})).toContain('images');
  });

  it('composes it with a subgraph that adds a field to every image and one that names images by `imageId`', () => {
    const api = composed(compose(subgraphs));
    for (const name of ['Image', 'ComputeImage', 'BareMetalImage', 'DesktopImage']) {
      const type = api.getType(name);
      if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`${name} is no type with fields.`);
      expect(Object.keys(type.getFields())).toEqual(expect.arrayContaining(['id', 'status', 'vulnerabilityCount']));
    }
    expect(printSchema(api)).toContain('bootImage: ComputeImage\n');
  });

  it('says no to a subgraph that contradicts it, so that its yes means something', () => {
    const sdl = `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
      type Query { a: Folder }
      type Folder @key(fields: "folderId") { folderId: String! images: String! }
    `;
    expect(compose([images, { name: 'contradiction', sdl, url }])).toEqual({
      errors: expect.arrayContaining([expect.stringContaining('images')]),
    });
  });
});

it('gives clients the same API whichever composer is used', () => {
  const [first, ...others] = Object.values(composers).map((compose) => withoutOmissions(composed(compose(subgraphs))));
  for (const other of others) expect(other).toBe(first);
});

/**
 * The API without what a composer drops: @apollo/composition `@oneOf`, @wundergraph/composition `@specifiedBy`. The
 * latter also leaves the scalars of Federation in. The gateway itself goes on to hold clients to `@oneOf`.
 */
function withoutOmissions(api: GraphQLSchema): string {
  return printSchema(lexicographicSortSchema(api))
    .replaceAll(/ @oneOf| @specifiedBy\(.*\)/g, '')
    .replaceAll(/scalar federation__.*/g, '')
    .replaceAll(/\n+/g, '\n')
    .trim();
}
