import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { operationList_image$key } from '../relay/generated/operationList_image.graphql.ts';
import type { operationListPaginationQuery } from '../relay/generated/operationListPaginationQuery.graphql.ts';
import { Button } from '../ui/button.tsx';
import { OperationItem } from './operation-item.tsx';

const fragment = graphql`
  fragment operationList_image on ImageWithOperations
  @refetchable(queryName: "operationListPaginationQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 5 }, after: { type: "String" }) {
    operations(first: $first, after: $after) @connection(key: "operationList_operations") {
      edges {
        node {
          id
          ...operationItem_operation
        }
      }
    }
  }
`;

/** The operations on an image, some at first and more when asked for. */
export function OperationList({ image }: { readonly image: operationList_image$key }) {
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<
    operationListPaginationQuery,
    operationList_image$key
  >(fragment, image);
  const operations = data.operations?.edges.map(({ node }) => node) ?? [];
  if (operations.length === 0) return <p className="muted">The service remembers none.</p>;
  return (
    <>
      <ul className="operation-list">
        {operations.map((operation) => (
          <OperationItem key={operation.id} operation={operation} />
        ))}
      </ul>
      {hasNext ? (
        <Button disabled={isLoadingNext} onClick={() => loadNext(20)}>
          More
        </Button>
      ) : null}
    </>
  );
}
