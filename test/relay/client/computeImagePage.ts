import { graphql } from 'relay-runtime';

/** One kind of image as a node, with a list of its own. */
export const computeImagePageFragment = graphql`
  fragment computeImagePage_image on ComputeImage
  @refetchable(queryName: "computeImagePageRefetchQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" }) {
    storageSize
    latestInFamily {
      ...imageCard_image
    }
    operations(first: $first, after: $after) @connection(key: "computeImagePage_operations") {
      edges {
        node {
          id
          done
        }
      }
    }
  }
`;

export const computeImagePageUpdateMutation = graphql`
  mutation computeImagePageUpdateMutation($input: UpdateComputeImageInput!) {
    updateComputeImage(input: $input) {
      operation {
        id
        done
        image {
          ...imageCard_image
        }
      }
    }
  }
`;
