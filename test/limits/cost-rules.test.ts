import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, buildSchema, getNamedType, isCompositeType, isObjectType, parse } from 'graphql';
import type { FieldCost } from '../../src/server/limits/cost/field-cost.ts';
import { SchemaCosts } from '../../src/server/limits/cost/schema-costs.ts';
import { printApiSchema } from '../../src/server/schema.ts';
import { checkOperation, defaultSettings } from './check-operation.ts';

const schema = buildASTSchema(parse(printApiSchema()));
const costs = new SchemaCosts(schema, defaultSettings);

/** Every field of the API, with its description and what it is taken to cost. */
const fields = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type))
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) =>
    Object.values(type.getFields()).map(({ name, description, type: returned }) => ({
      coordinate: `${type.name}.${name}`,
      description: description ?? '',
      returnsObjects: isCompositeType(getNamedType(returned)),
      cost: costs.field(type, name)?.cost,
    })),
  );

function costOf(coordinate: string): FieldCost {
  const cost = fields.find((field) => field.coordinate === coordinate)?.cost;
  if (cost === undefined) throw new Error(`${coordinate} costs nothing.`);
  return cost;
}

describe('what a field costs', () => {
  // Their descriptions refer to the fields of `Query` that do the same.
  const referring = ['Folder.images'];

  it.each(fields.filter(({ description }) => description.includes('Upstream:')))(
    '$coordinate makes calls, as its description says',
    ({ cost }) => {
      expect(cost?.calls).toBeInstanceOf(Function);
    },
  );

  it.each(
    fields.filter(
      ({ description, coordinate }) => !description.includes('Upstream:') && !referring.includes(coordinate),
    ),
  )('$coordinate makes no calls, since its description tells of none', ({ cost }) => {
    expect(cost?.calls ?? null).toBeNull();
  });

  it('is a page of every folder and service for a merged list', () => {
    const { calls, pageSize } = costOf('Query.images');
    expect(calls?.({ folderIds: ['a'] })).toBe(9);
    expect(calls?.({ folderIds: ['a', 'b', 'a'] })).toBe(18);
    expect(calls?.({ folderIds: ['a'], services: ['COMPUTE', 'COMPUTE'] })).toBe(2);
    expect(calls?.({ folderIds: Array.from({ length: 50 }, (_, index) => `folder-${index}`) })).toBe(450);
    expect(pageSize?.({})).toBe(50);
    expect(pageSize?.({ first: 10 })).toBe(10);
    expect(pageSize?.({ last: 7 })).toBe(7);
    expect(pageSize?.({ first: 1_000_000 })).toBe(1000);
    expect(pageSize?.({ first: -5 })).toBe(0);
  });

  it('is more for a list with a filter, and for a place in its middle or at its end', () => {
    const { calls } = costOf('Query.computeImages');
    expect(calls?.({})).toBe(2);
    expect(calls?.({ filter: { name: { eq: 'a' } } })).toBe(6);
    for (const place of [{ after: 'a' }, { before: 'a' }, { last: 5 }, { after: 'a', before: 'b', last: 5 }]) {
      expect(calls?.(place)).toBe(13);
    }
    expect(calls?.({ after: 'a', filter: {} })).toBe(17);
    expect(calls?.({ after: null, last: null, before: null, filter: null })).toBe(2);
  });

  it('is one call for each ID that differs, and for every eight one more, to look in their folder first', () => {
    const { calls, objects } = costOf('Query.nodes');
    expect(calls?.({ ids: ['a', 'b', 'a'] })).toBe(2.25);
    expect(objects?.({ ids: ['a', 'b', 'a'] }, 0)).toBe(3);
    expect(calls?.({ ids: [] })).toBe(0);
    expect(costOf('Query.image').calls?.({ id: 'a' })).toBe(1.125);
    expect(costOf('Operation.image').calls?.({})).toBe(1.125);
    expect(costOf('ComputeImage.latestInFamily').calls?.({})).toBe(1);
  });

  it('is one call for an image of a list whose labels the list omits, however many fields need them', () => {
    const labels = 'labels { key } a: label(key: "a") b: label(key: "b")';
    const callsOf = (query: string): number | undefined => checkOperation(query).estimate?.calls;
    expect(callsOf(`{ desktopImages(folderId: "a", first: 10) { nodes { id } } }`)).toBe(2);
    expect(callsOf(`{ desktopImages(folderId: "a", first: 10) { nodes { ${labels} } } }`)).toBe(12);
    expect(callsOf(`{ desktopImages(folderId: "a", first: 10) { edges { node { ${labels} } } } }`)).toBe(12);
    expect(callsOf(`{ images(folderIds: ["a"], first: 10) { nodes { ${labels} } } }`)).toBe(19);
    expect(callsOf(`{ computeImages(folderId: "a", first: 10) { nodes { ${labels} } } }`)).toBe(2);
    // A get returns the labels as well.
    expect(callsOf(`{ desktopImage(imageId: "a") { ${labels} } }`)).toBe(1);
  });

  it('is one call more for each image that is searched for labels which its list omits', () => {
    const { calls } = costOf('Query.images');
    const filter = { labels: [{ key: 'env' }] };
    // Six calls for pages, and for Cloud Desktop 5 pages of 40 images.
    expect(calls?.({ folderIds: ['a'], filter })).toBe(3 * 6 + 200);
    expect(calls?.({ folderIds: ['a', 'b'], filter, services: ['CLOUD_DESKTOP', 'COMPUTE'] })).toBe(4 * 6 + 400);
    expect(calls?.({ folderIds: ['a'], filter, services: ['COMPUTE'] })).toBe(6);
    expect(calls?.({ folderIds: ['a'], filter: { labels: [] } })).toBe(3 * 6);
    expect(costOf('Query.desktopImages').calls?.({ folderId: 'a', filter })).toBe(6 + 200);
    expect(costOf('Query.computeImages').calls?.({ folderId: 'a', filter })).toBe(6);
  });

  it('is a look now and then for an operation that is waited for', () => {
    const { calls } = costOf('Query.operation');
    expect(calls?.({ id: 'a', waitSeconds: 0 })).toBe(1);
    expect(calls?.({ id: 'a', waitSeconds: null })).toBe(1);
    // After 0, 0.25, 0.65 and 1 s, and once more should a timer be early.
    expect(calls?.({ id: 'a', waitSeconds: 1 })).toBe(5);
    // Pauses grow to 4 s within 6.6 s, and 14 more end the minute.
    expect(calls?.({ id: 'a', waitSeconds: 60 })).toBe(22);
    // Refused.
    expect(calls?.({ id: 'a', waitSeconds: 1000 })).toBe(1);
  });

  it('is a call for a mutation, and two for one that may have to be asked for in another way', () => {
    expect(costOf('Mutation.createComputeImage').calls?.({})).toBe(1);
    expect(costOf('Mutation.cancelOperation').calls?.({})).toBe(2);
  });
});

it('knows the costs of a further image service without being told', () => {
  const extended = buildSchema(`
    ${printApiSchema().replace('enum ImageService {', 'enum ImageService { SNAPSHOTS')}
    extend type Query {
      snapshotImage(imageId: String!): SnapshotImage
      snapshotImages(folderId: String!, first: Int, after: String): SnapshotImageConnection!
    }
    extend type Mutation { deleteSnapshotImage(input: DeleteImageInput!): DeleteSnapshotImagePayload }
    type SnapshotImage implements Node { id: ID! parts(first: Int, after: String): PartConnection! source: ComputeImage }
    type SnapshotImageConnection { nodes: [SnapshotImage!]! }
    type PartConnection { nodes: [Part!]! }
    type Part { name: String }
    type DeleteSnapshotImagePayload { operation: Operation! }
  `);
  const further = new SchemaCosts(extended, defaultSettings);
  const callsOf = (typename: string, field: string, args: Readonly<Record<string, unknown>> = {}): unknown => {
    const type = extended.getType(typename);
    return isObjectType(type) ? further.field(type, field)?.cost.calls?.(args) : undefined;
  };
  expect(callsOf('Query', 'images', { folderIds: ['a'] })).toBe(12);
  expect(callsOf('Query', 'snapshotImage')).toBe(1.125);
  expect(callsOf('Query', 'snapshotImages')).toBe(2);
  expect(callsOf('SnapshotImage', 'parts', { after: 'a' })).toBe(13);
  expect(callsOf('SnapshotImage', 'source')).toBe(1.125);
  expect(callsOf('Mutation', 'deleteSnapshotImage')).toBe(1);
  expect(callsOf('DeleteSnapshotImagePayload', 'operation')).toBeUndefined();
});
