import { graphql } from './gql/gql.ts';
import type { ImageFilter, ImagesPageQuery } from './gql/graphql.ts';
import type { ImageGateway } from './image-gateway.ts';

const imagesPage = graphql(`
  query ImagesPage($folderIds: [String!]!, $filter: ImageFilter, $after: String) {
    images(folderIds: $folderIds, filter: $filter, first: 100, after: $after) {
      nodes {
        __typename
        imageId
        service
        name
        createdAt
        ... on ComputeImage {
          family
          storageSize
        }
        ... on BareMetalImage {
          checksum
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      unavailable {
        service
        folderId
        code
      }
    }
  }
`);

/** A page of the list. The field is null when the whole list failed, and then the request has an error. */
type ImagesPage = NonNullable<ImagesPageQuery['images']>;

/** An image as this service needs it. */
export type Image = ImagesPage['nodes'][number];

/** A service that could not be read for a folder. */
export type Unavailable = ImagesPage['unavailable'][number];

/** All images in some folders, newest first, page by page. What cannot be had at the moment is told, not thrown. */
export async function* images(
  gateway: ImageGateway,
  folderIds: string[],
  filter: ImageFilter,
  onUnavailable: (source: Unavailable) => void,
): AsyncGenerator<Image, void, undefined> {
  let after: string | null = null;
  for (;;) {
    const { images: page }: ImagesPageQuery = await gateway.request(imagesPage, { folderIds, filter, after });
    if (page === null) throw new Error('The list of images failed.');
    yield* page.nodes;
    page.unavailable.forEach(onUnavailable);
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}
