import { graphql } from 'react-relay/hooks';

/** Changes an image of whichever kind. What is not given is left alone. */
export const updateImageMutation = graphql`
  mutation updateImageMutation($input: UpdateImageInput!) {
    started: updateImage(input: $input) {
      operation {
        id
      }
    }
  }
`;
