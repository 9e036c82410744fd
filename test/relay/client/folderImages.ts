import { graphql } from 'relay-runtime';

/** A list that hangs on a node, so that its further pages are fetched through `Query.node`. */
export const folderImagesFragment = graphql`
  fragment folderImages_folder on Folder
  @refetchable(queryName: "folderImagesPaginationQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" }) {
    computeImages(first: $first, after: $after) @connection(key: "folderImages_computeImages") {
      edges {
        node {
          id
          ...imageCard_image
        }
      }
    }
  }
`;

export const folderImagesQuery = graphql`
  query folderImagesQuery($folderId: String!) {
    folder(folderId: $folderId) {
      ...folderImages_folder
    }
  }
`;
