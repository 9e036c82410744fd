import { Suspense, useEffect, useState } from 'react';
import { useQueryLoader } from 'react-relay/hooks';
import { navigate, useAddress } from '../address/use-address.ts';
import type { imageDetailsQuery } from '../relay/generated/imageDetailsQuery.graphql.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { SidePanel } from '../ui/side-panel.tsx';
import { DetailsFailure } from './details-failure.tsx';
import { DetailsSkeleton } from './details-skeleton.tsx';
import { ImageDetails, query } from './image-details.tsx';
import './details.css';

/** The image that the address names, if it names one. */
export function DetailsPanel() {
  const { image } = useAddress();
  const [reference, load, dispose] = useQueryLoader<imageDetailsQuery>(query);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (image === null) dispose();
    else load({ id: image }, { fetchPolicy: attempt === 0 ? 'store-and-network' : 'network-only' });
  }, [image, attempt, load, dispose]);
  if (image === null) return null;
  return (
    <SidePanel label="Details of the image" subject={image} onClose={() => navigate({ image: null })}>
      <ErrorBoundary
        resetKey={reference}
        fallback={(error) => <DetailsFailure error={error} onRetry={() => setAttempt(attempt + 1)} />}
      >
        <Suspense fallback={<DetailsSkeleton />}>
          {reference?.variables.id === image ? <ImageDetails reference={reference} /> : <DetailsSkeleton />}
        </Suspense>
      </ErrorBoundary>
    </SidePanel>
  );
}
