import { Suspense, useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { imageOperations_image$key } from '../relay/generated/imageOperations_image.graphql.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { DetailsFailure } from './details-failure.tsx';
import { DetailsSkeleton } from './details-skeleton.tsx';
import { FetchedOperations } from './fetched-operations.tsx';

const fragment = graphql`
  fragment imageOperations_image on Image {
    ... on ImageWithOperations @alias(as: "withOperations") {
      id
    }
  }
`;

/** What was done with an image, if its service remembers that. It is fetched, and may fail, by itself. */
export function ImageOperations({ image: key }: { readonly image: imageOperations_image$key }) {
  const { withOperations } = useFragment(fragment, key);
  const [attempt, setAttempt] = useState(0);
  if (!withOperations) return null;
  return (
    <section aria-label="Operations">
      <h3>Operations</h3>
      <ErrorBoundary
        resetKey={attempt}
        fallback={(error) => <DetailsFailure error={error} onRetry={() => setAttempt(attempt + 1)} />}
      >
        <Suspense fallback={<DetailsSkeleton lines={3} />}>
          <FetchedOperations imageId={withOperations.id} attempt={attempt} />
        </Suspense>
      </ErrorBoundary>
    </section>
  );
}
