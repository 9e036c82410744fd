import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { PlanBuilder } from '../../src/server/limits/cost/plan-builder.ts';
import { SchemaCosts } from '../../src/server/limits/cost/schema-costs.ts';
import { EventSource } from '../subscriptions/event-source.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { defaultSettings, schema } from './check-operation.ts';
import { fragmentsOf, operationOf, selectionsIn } from './document-parts.ts';

function repeat(count: number, part: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(' ');
}

const [opening, closing] = ['{ ... on Image ', '}'];

/** Documents that are small but take long, or fill the stack, where they are not looked at with care. */
const hostile: Readonly<Record<string, string>> = {
  'equal fields': `{ folder(folderId: "a") { ${repeat(4900, () => 'id')} } }`,
  'equal fields with selections': `{ folder(folderId: "a") { ${repeat(600, () => 'images { nodes { id } }')} } }`,
  'fragments that are all compared': `{ folder(folderId: "a") { ${repeat(380, (i) => `...f${i}`)} } } ${repeat(380, (i) => `fragment f${i} on Folder { folderId id }`)}`,
  'a chain of fragments': `{ ...f0 } ${repeat(600, (i) => `fragment f${i} on Query { ...f${i + 1} }`)} fragment f600 on Query { __typename }`,
  'fragments that double': `{ ...f0 } ${repeat(400, (i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`)} fragment f400 on Query { __typename }`,
  'fragments in a ring': `{ ...f0 } ${repeat(500, (i) => `fragment f${i} on Query { ...f${(i + 1) % 500} }`)}`,
  'nested inline fragments': `{ node(id: "a") ${opening.repeat(900)} { id } ${closing.repeat(900)} }`,
  'nested lists': `{ nodes(ids: ${'['.repeat(2400)}${']'.repeat(2400)}) { id } }`,
  'nested objects': `{ images(folderIds: [], filter: ${'{a:'.repeat(1600)}1${'}'.repeat(1600)}) { nodes { id } } }`,
  'nested list types': `query ($a: ${'['.repeat(2400)}ID${']'.repeat(2400)}) { nodes(ids: $a) { id } }`,
  'unknown fields': `{ folder(folderId: "a") { ${repeat(4800, (i) => `u${i}`)} } }`,
  'unused variables': `query (${repeat(1200, (i) => `$v${i}: Int`)}) { __typename }`,
  'a block string that does not end': `{ image(id: """${'\\"""'.repeat(20_000)} ) { id } }`,
  'a token as long as a document': `{ ${'a'.repeat(131_000)} }`,
};

describe('a hostile document', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });

  afterAll(() => gateway.close());

  it.each(Object.keys(hostile))('is answered: %s', async (name) => {
    const { status, errors } = await gateway.query(hostile[name] ?? '');
    expect(status).toBe(200);
    for (const { message, extensions } of errors) {
      expect(extensions['code']).toMatch(/^GRAPHQL_(PARSE|VALIDATION)_FAILED$/);
      expect(message).not.toMatch(/call stack|^Validation aborted\.$/);
    }
    expect((await gateway.query('{ __typename }')).data).toEqual({ __typename: 'Query' });
  });

  it.each(Object.keys(hostile))('is answered as a subscription: %s', async (name) => {
    const query = `subscription${(hostile[name] ?? '').replace(/^query/, '')}`;
    const source = await EventSource.open(gateway.url, { query }, { accept: 'text/event-stream, application/json' });
    expect(source.response.status).toBe(200);
    await source.end;
  });
});

describe('planning what an operation costs', () => {
  /** Pairs of fragments that bring together ever new combinations of selections, two to the power of their number. */
  const combining = (pairs: number): string => `
    query { image(id: "a") { ...A0 ...B0 } }
    ${repeat(pairs, (i) => `fragment A${i} on ComputeImage { latestInFamily { ...A${i + 1} } }`)}
    ${repeat(pairs, (i) => `fragment B${i} on ComputeImage { latestInFamily { ...A${i + 1} ...B${i + 1} } }`)}
    fragment A${pairs} on ComputeImage { id } fragment B${pairs} on ComputeImage { id }`;

  /** As many spreads of the next level as there are, at each level. */
  const spreading = (levels: number, width: number): string => `
    query { image(id: "a") { ...F0 } }
    ${repeat(levels, (i) => `fragment F${i} on ComputeImage { ${repeat(width, (j) => `a${j}: latestInFamily { ...F${i + 1} }`)} }`)}
    fragment F${levels} on ComputeImage { id }`;

  it.each([
    ['combinations', combining(12)],
    ['more combinations', combining(200)],
    ['spreads', spreading(12, 4)],
    ['more spreads', spreading(100, 8)],
  ])('takes work in proportion to the document: %s', (_what, query) => {
    const document = parse(query);
    const selections = selectionsIn(document);
    const builder = new PlanBuilder(new SchemaCosts(schema, defaultSettings), fragmentsOf(document), selections, {});
    builder.plan(operationOf(document));
    expect(builder.work).toBeGreaterThan(0);
    expect(builder.work).toBeLessThan(selections * 100);
  });
});
