import { Suspense } from 'react';
import { graphql, type PreloadedQuery, usePreloadedQuery } from 'react-relay/hooks';
import { Actions } from '../changes/actions.tsx';
import type { imageDetailsQuery } from '../relay/generated/imageDetailsQuery.graphql.ts';
import { DetailsSkeleton } from './details-skeleton.tsx';
import { ImageFacts } from './image-facts.tsx';
import { ImageHeading } from './image-heading.tsx';
import { ImageOperations } from './image-operations.tsx';

/** Fetched as soon as the address names an image. */
export const query = graphql`
  query imageDetailsQuery($id: ID!) {
    image(id: $id) {
      ...imageHeading_image
      ...imageFacts_image
      ...actions_image
      ...imageOperations_image
    }
  }
`;

/** All of an image. What a list has brought of it already is there at once, and the rest follows. */
export function ImageDetails({ reference }: { readonly reference: PreloadedQuery<imageDetailsQuery> }) {
  const { image } = usePreloadedQuery<imageDetailsQuery>(query, reference);
  if (!image) return <p className="details">This image does not exist, or no longer does.</p>;
  return (
    <article className="details">
      <ImageHeading image={image} />
      <Suspense fallback={<DetailsSkeleton />}>
        <Actions image={image} />
        <ImageFacts image={image} />
        <ImageOperations image={image} />
      </Suspense>
    </article>
  );
}
