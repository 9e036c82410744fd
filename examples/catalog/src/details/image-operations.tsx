import { Suspense, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { imageOperationsQuery } from '../relay/generated/imageOperationsQuery.graphql.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { DetailsFailure } from './details-failure.tsx';
import { DetailsSkeleton } from './details-skeleton.tsx';
import { OperationList } from './operation-list.tsx';

const query = graphql`
  query imageOperationsQuery($id: ID!) {
    node(id: $id) {
      ...operationList_image @alias(as: "image")
    }
  }
`;

/**
 * What was done with an image. It is a request of its own, because a list that fails takes with it the image that it
 * hangs on: connections cannot be null.
 */
export function ImageOperations({ imageId }: { readonly imageId: string }) {
  const [attempt, setAttempt] = useState(0);
  return (
    <section aria-label="Operations">
      <h3>Operations</h3>
      <ErrorBoundary
        resetKey={attempt}
        fallback={(error) => <DetailsFailure error={error} onRetry={() => setAttempt(attempt + 1)} />}
      >
        <Suspense fallback={<DetailsSkeleton lines={3} />}>
          <Fetched imageId={imageId} attempt={attempt} />
        </Suspense>
      </ErrorBoundary>
    </section>
  );
}

function Fetched({ imageId, attempt }: { readonly imageId: string; readonly attempt: number }) {
  const options = { fetchPolicy: 'network-only', fetchKey: attempt } as const;
  const { node } = useLazyLoadQuery<imageOperationsQuery>(query, { id: imageId }, options);
  return node?.image ? <OperationList image={node.image} /> : null;
}
