import { expect } from '@jest/globals';
import type { TestGateway } from '../support/gateway.ts';
import type { QueryAnswer } from '../support/post-graphql.ts';

/** A page of any list of images. */
export interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly imageId: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The arguments of a list. */
export type Args = Readonly<Record<string, unknown>>;

const argumentTypes: Readonly<Record<string, string>> = {
  folderIds: '[String!]!',
  folderId: 'String!',
  services: '[ImageService!]',
  filter: 'ImageFilter',
  filterExpression: 'String',
  orderBy: 'ImageOrder',
  first: 'Int',
  after: 'String',
  last: 'Int',
  before: 'String',
};

/** Asks a field for a page, every argument in a variable. */
async function ask(gateway: TestGateway, field: string, args: Args): Promise<QueryAnswer<{ list: Page } | null>> {
  const names = Object.keys(args);
  const declared = names.map((name) => `$${name}: ${argumentTypes[name] ?? ''}`).join(', ');
  const passed = names.map((name) => `${name}: $${name}`).join(', ');
  return gateway.query(
    `query (${declared}) { list: ${field}(${passed}) { edges { cursor node { imageId } } pageInfo { hasNextPage endCursor } } }`,
    args,
  );
}

/** A page that comes without errors. */
export async function readPage(gateway: TestGateway, field: string, args: Args): Promise<Page> {
  const { data, errors } = await ask(gateway, field, args);
  expect(errors).toEqual([]);
  if (data === null) throw new Error('There is no page.');
  return data.list;
}

/** Checks that a page is refused before any service is called; returns the error. */
export async function refusedPage(gateway: TestGateway, field: string, args: Args) {
  gateway.sandbox.clearRequests();
  const { errors } = await ask(gateway, field, args);
  expect(errors).toHaveLength(1);
  expect(gateway.sandbox.requests).toEqual([]);
  const [error] = errors;
  return { code: error?.extensions['code'], reason: error?.extensions['reason'], message: error?.message ?? '' };
}
