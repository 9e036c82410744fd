import { graphql } from 'relay-runtime';

/** What a card shows of an image of any kind, and how it is fetched again: through `Query.node`. */
export const imageCardFragment = graphql`
  fragment imageCard_image on Image @refetchable(queryName: "imageCardRefetchQuery") {
    id
    imageId
    name
    status
    createdAt
    labels {
      key
      value
    }
    ... on ComputeImage {
      family
      hardwareGeneration {
        __typename
      }
    }
    ... on BareMetalImage {
      checksum
    }
    ... on DesktopImage {
      minDiskSize
    }
  }
`;
