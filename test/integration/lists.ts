import type { TestGateway } from '../support/gateway.ts';
import type { QueryError } from '../support/post-graphql.ts';
import type { Order, Service } from './oracle.ts';

/** A list to page through, as the arguments of its field that are not about the page. */
export type ImageList =
  | {
      readonly folderIds: readonly string[];
      readonly services?: readonly Service[];
      readonly orderBy?: Order | null;
      readonly filter?: unknown;
    }
  | {
      readonly service: Service;
      readonly folderId: string;
      readonly orderBy?: Order | null;
      readonly filter?: unknown;
      readonly filterExpression?: string | null;
    };

export interface PageArguments {
  readonly first?: number;
  readonly after?: string | null;
  readonly last?: number;
  readonly before?: string | null;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface UnavailableSource {
  readonly service: Service;
  readonly folderId: string;
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}

/** A page of a list. */
export interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly imageId: string } }[];
  readonly pageInfo: PageInfo;
  /** Always empty for the list of one service. */
  readonly unavailable: readonly UnavailableSource[];
}

const pageVariables =
  '$filter: ImageFilter, $orderBy: ImageOrder, $first: Int, $after: String, $last: Int, $before: String';
const pageArguments = 'filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before';
const pageFields = `edges { cursor node { imageId } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;

const mergedDocument = `query ($folderIds: [String!]!, $services: [ImageService!], ${pageVariables}) {
  list: images(folderIds: $folderIds, services: $services, ${pageArguments}) {
    ${pageFields} unavailable { service folderId code message retryable }
  }
}`;

const fields = { COMPUTE: 'computeImages', BARE_METAL: 'bareMetalImages', CLOUD_DESKTOP: 'desktopImages' } as const;

function serviceDocument(service: Service): string {
  return `query ($folderId: String!, $filterExpression: String, ${pageVariables}) {
    list: ${fields[service]}(folderId: $folderId, filterExpression: $filterExpression, ${pageArguments}) { ${pageFields} }
  }`;
}

/** What asking for a page gave: a page, or errors. */
export interface PageAnswer {
  readonly page: Page | null;
  readonly errors: readonly QueryError[];
}

/** Asks for a page of a list. */
export async function askForPage(gateway: TestGateway, list: ImageList, page: PageArguments): Promise<PageAnswer> {
  const document = 'service' in list ? serviceDocument(list.service) : mergedDocument;
  const { data, errors } = await gateway.query<{ list: Omit<Page, 'unavailable'> & Partial<Page> } | null | undefined>(
    document,
    { ...list, ...page },
  );
  return { page: data?.list ? { unavailable: [], ...data.list } : null, errors };
}

/** A page was not to be had. */
export class PageRefused extends Error {
  override readonly name = 'PageRefused';
  readonly errors: readonly QueryError[];

  constructor(errors: readonly QueryError[]) {
    super(JSON.stringify(errors));
    this.errors = errors;
  }
}

/** A page of a list; throws `PageRefused` when there are errors. */
export async function readPage(gateway: TestGateway, list: ImageList, page: PageArguments): Promise<Page> {
  const answer = await askForPage(gateway, list, page);
  if (answer.page === null || answer.errors.length > 0) throw new PageRefused(answer.errors);
  return answer.page;
}

export function imageIds({ edges }: Page): string[] {
  return edges.map(({ node }) => node.imageId);
}
