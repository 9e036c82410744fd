import { graphql, useFragment } from 'react-relay/hooks';
import { AddressLink } from '../address/address-link.tsx';
import type { imageLabels_image$key } from '../relay/generated/imageLabels_image.graphql.ts';

const fragment = graphql`
  fragment imageLabels_image on Image {
    labels {
      key
      value
    }
  }
`;

/** The labels, each of which leads to the images that have it. */
export function ImageLabels({ image: key }: { readonly image: imageLabels_image$key }) {
  const { labels } = useFragment(fragment, key);
  if (!labels || labels.length === 0) return null;
  return (
    <ul className="image-labels" aria-label="Labels">
      {labels.map((label) => (
        <li key={label.key}>
          <AddressLink to={{ labels: [label] }}>
            {label.key}
            {label.value === '' ? null : <span>{label.value}</span>}
          </AddressLink>
        </li>
      ))}
    </ul>
  );
}
