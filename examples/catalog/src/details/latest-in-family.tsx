import { graphql, useFragment } from 'react-relay/hooks';
import { AddressLink } from '../address/address-link.tsx';
import type { latestInFamily_image$key } from '../relay/generated/latestInFamily_image.graphql.ts';
import { Fact } from './fact.tsx';

const fragment = graphql`
  fragment latestInFamily_image on ComputeImage {
    id
    family
    latestInFamily @catch {
      id
      name
      imageId
    }
  }
`;

/** Whether there is a newer image of the family. It is asked of the service, and may fail by itself. */
export function LatestInFamily({ image: key }: { readonly image: latestInFamily_image$key }) {
  const { id, family, latestInFamily: latest } = useFragment(fragment, key);
  if (!family) return null;
  if (!latest.ok) return <Fact name="Latest in family">cannot be told at the moment</Fact>;
  if (!latest.value) return null;
  const { value: image } = latest;
  return (
    <Fact name="Latest in family">
      {image.id === id ? 'this one' : <AddressLink to={{ image: image.id }}>{image.name ?? image.imageId}</AddressLink>}
    </Fact>
  );
}
