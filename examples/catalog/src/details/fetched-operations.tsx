import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { fetchedOperationsQuery } from '../relay/generated/fetchedOperationsQuery.graphql.ts';
import { OperationList } from './operation-list.tsx';

const query = graphql`
  query fetchedOperationsQuery($id: ID!) {
    node(id: $id) {
      ...operationList_image @alias(as: "image")
    }
  }
`;

export interface FetchedOperationsProps {
  readonly imageId: string;
  /** With another number, they are fetched anew. */
  readonly attempt: number;
}

/** The operations on an image by a request of their own, so that the image is shown before they arrive. */
export function FetchedOperations({ imageId, attempt }: FetchedOperationsProps) {
  const options = { fetchPolicy: 'network-only', fetchKey: attempt } as const;
  const { node } = useLazyLoadQuery<fetchedOperationsQuery>(query, { id: imageId }, options);
  return node?.image ? <OperationList image={node.image} /> : null;
}
