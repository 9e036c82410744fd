import { graphql, useFragment } from 'react-relay/hooks';
import { osTypes, titleOf } from '../address/words.ts';
import type { computeFacts_image$data, computeFacts_image$key } from '../relay/generated/computeFacts_image.graphql.ts';
import { Fact } from './fact.tsx';
import { LatestInFamily } from './latest-in-family.tsx';
import { Size } from './size.tsx';

const fragment = graphql`
  fragment computeFacts_image on ComputeImage {
    family
    size
    productIds
    os {
      type
      nvidiaDriver
    }
    pooled
    kmsKey {
      keyId
      versionId
    }
    hardwareGeneration {
      __typename
      ... on LegacyHardwareFeatures {
        pciTopology
      }
    }
    ...latestInFamily_image
  }
`;

/** What there is to know of images of Compute only. */
export function ComputeFacts({ image: key }: { readonly image: computeFacts_image$key }) {
  const image = useFragment(fragment, key);
  const { os, hardwareGeneration: hardware, kmsKey } = image;
  return (
    <>
      <Fact name="Family">{image.family}</Fact>
      <LatestInFamily image={image} />
      <Fact name="Operating system">{os ? titleOf(os.type, osTypes) : null}</Fact>
      <Fact name="NVIDIA driver">{os?.nvidiaDriver}</Fact>
      <Fact name="Made of a disk of">{image.size ? <Size bytes={image.size} /> : null}</Fact>
      <Fact name="Pool">{image.pooled ? 'Disks are created fast' : null}</Fact>
      <Fact name="Hardware">{hardware ? describeHardware(hardware) : null}</Fact>
      <Fact name="Licenses">
        {image.productIds && image.productIds.length > 0 ? <code>{image.productIds.join(' ')}</code> : null}
      </Fact>
      <Fact name="Encrypted with">{kmsKey?.keyId ? <code>{kmsKey.keyId}</code> : null}</Fact>
    </>
  );
}

type Hardware = NonNullable<computeFacts_image$data['hardwareGeneration']>;

function describeHardware(hardware: Hardware): string {
  if (hardware.__typename !== 'LegacyHardwareFeatures') return 'Generation 2';
  return hardware.pciTopology === 'UNKNOWN' ? 'Generation 1' : `Generation 1, PCI topology ${hardware.pciTopology}`;
}
