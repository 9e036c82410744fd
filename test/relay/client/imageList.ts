import { graphql } from 'relay-runtime';

/** A list that grows at both of its ends. */
export const imageListFragment = graphql`
  fragment imageList_query on Query
  @refetchable(queryName: "imageListPaginationQuery")
  @argumentDefinitions(
    folderIds: { type: "[String!]!" }
    filter: { type: "ImageFilter" }
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
  ) {
    images(folderIds: $folderIds, filter: $filter, first: $first, after: $after, last: $last, before: $before)
      @connection(key: "imageList_images", filters: ["folderIds", "filter"]) {
      edges {
        node {
          __typename
          id
          ...imageCard_image
        }
      }
      unavailable {
        service
        folderId
      }
    }
  }
`;

export const imageListQuery = graphql`
  query imageListQuery($folderIds: [String!]!, $first: Int, $after: String, $last: Int) {
    ...imageList_query @arguments(folderIds: $folderIds, first: $first, after: $after, last: $last)
  }
`;
