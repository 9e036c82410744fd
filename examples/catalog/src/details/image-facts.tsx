import { graphql, useFragment } from 'react-relay/hooks';
import type { imageFacts_image$key } from '../relay/generated/imageFacts_image.graphql.ts';
import { Moment } from '../ui/moment.tsx';
import { ComputeFacts } from './compute-facts.tsx';
import { Fact } from './fact.tsx';
import { ImageLabels } from './image-labels.tsx';
import { Size } from './size.tsx';

const fragment = graphql`
  fragment imageFacts_image on Image {
    imageId
    folderId
    description
    createdAt
    status
    serviceStatus
    ...imageLabels_image
    ... on ComputeImage @alias(as: "compute") {
      ...computeFacts_image
    }
    ... on ComputeImage {
      storageSize
      minDiskSize
    }
    ... on BareMetalImage {
      checksum
    }
    ... on DesktopImage {
      storageSize
      minDiskSize
    }
  }
`;

/** What there is to know of an image of any kind, and then of its own. */
export function ImageFacts({ image: key }: { readonly image: imageFacts_image$key }) {
  const image = useFragment(fragment, key);
  return (
    <>
      {image.description ? <p>{image.description}</p> : null}
      <ImageLabels image={image} />
      <dl className="facts">
        <Fact name="ID">
          <code>{image.imageId}</code>
        </Fact>
        <Fact name="Folder">{image.folderId ? <code>{image.folderId}</code> : 'None: a system image'}</Fact>
        <Fact name="Created">{image.createdAt ? <Moment at={image.createdAt} exact /> : null}</Fact>
        {image.serviceStatus === image.status ? null : <Fact name="In its service's word">{image.serviceStatus}</Fact>}
        <Fact name="Checksum (MD5)">{image.checksum ? <code>{image.checksum}</code> : null}</Fact>
        <Fact name="Size">{image.storageSize ? <Size bytes={image.storageSize} /> : null}</Fact>
        <Fact name="Smallest disk">{image.minDiskSize ? <Size bytes={image.minDiskSize} /> : null}</Fact>
        {image.compute ? <ComputeFacts image={image.compute} /> : null}
      </dl>
    </>
  );
}
