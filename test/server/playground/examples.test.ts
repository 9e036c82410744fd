import { describe, expect, it } from '@jest/globals';
import { getVariableValues, Kind, parse, validate, type OperationDefinitionNode } from 'graphql';
import { fromGlobalId } from 'graphql-relay';
import { exampleTabs } from '../../../src/server/playground/examples.ts';
import { readSchema } from './stand-in-gateway.ts';

const schema = readSchema();
const tabs = exampleTabs().map((tab) => {
  const document = parse(tab.query);
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const variables: unknown = JSON.parse(tab.variables ?? '{}');
  return { tab, document, operations, name: operations[0]?.name?.value, variables };
});

describe('the example tabs', () => {
  it('are named for what they show, since GraphiQL titles a tab by its operation', () => {
    expect(tabs.map(({ name }) => name)).toEqual([
      'NewestImages',
      'NextPage',
      'OneImage',
      'ImagesById',
      'CreateImage',
      'FollowOperation',
    ]);
    expect(tabs.every(({ operations }) => operations.length === 1)).toBe(true);
  });

  it.each(tabs)('$name is valid against the schema', ({ document }) => {
    expect(validate(schema, document)).toEqual([]);
  });

  it.each(tabs)('$name has the variables that it asks for, and no others', ({ operations, variables }) => {
    const declared = operations.flatMap((operation) => operation.variableDefinitions ?? []);
    expect(Object.keys(variables as object)).toEqual(declared.map(({ variable }) => variable.name.value));
    expect(coerce(operations[0], variables)).toEqual([]);
  });

  it.each(tabs)('$name begins with a comment that fits the width of its editor', ({ tab }) => {
    const comment = tab.query.split('\n\n')[0] ?? '';
    const lines = comment.split('\n');
    expect(lines.every((line) => line.startsWith('# ') && line.length <= 44)).toBe(true);
  });

  it('look into the folders that they are given', () => {
    const [newest, next] = exampleTabs({ folderIds: ['my-folder', 'a "quoted" one'] });
    expect(validate(schema, parse(newest.query))).toEqual([]);
    expect(newest.query).toContain('"a \\"quoted\\" one"');
    expect(JSON.parse(next?.variables ?? '')).toMatchObject({ folderIds: ['my-folder', 'a "quoted" one'] });
  });

  it('create in the folder that they are given', () => {
    const create = exampleTabs({ ownFolderId: 'my-folder' })[4];
    expect(JSON.parse(create?.variables ?? '')).toMatchObject({ input: { folderId: 'my-folder' } });
  });

  it('name images by global IDs of the kind that the schema gives out', () => {
    const ids = (tabs[3]?.variables as { ids: string[] }).ids;
    expect(ids.map(fromGlobalId)).toContainEqual({ type: 'ComputeImage', id: 'fd85u0rct32prepgjlv0' });
  });
});

/** What graphql-js finds wrong with the variables of an operation. */
function coerce(operation: OperationDefinitionNode | undefined, variables: unknown): readonly unknown[] {
  const values = variables as Record<string, unknown>;
  return getVariableValues(schema, operation?.variableDefinitions ?? [], values).errors ?? [];
}
