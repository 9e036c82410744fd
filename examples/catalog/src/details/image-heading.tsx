import { graphql, useFragment } from 'react-relay/hooks';
import type { imageHeading_image$key } from '../relay/generated/imageHeading_image.graphql.ts';
import { ServiceName } from '../ui/service-name.tsx';
import { Status } from '../ui/status.tsx';

const fragment = graphql`
  fragment imageHeading_image on Image {
    name
    imageId
    service
    status
  }
`;

/** What the image is called, and how it is. */
export function ImageHeading({ image: key }: { readonly image: imageHeading_image$key }) {
  const image = useFragment(fragment, key);
  return (
    <header className="details-heading">
      <h2>{image.name ?? <span className="muted">Without a name</span>}</h2>
      <p>
        <ServiceName service={image.service} />
        <Status status={image.status} />
      </p>
    </header>
  );
}
