import type { CSSProperties } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { AddressLink } from '../address/address-link.tsx';
import { osTypes, statuses, titleOf } from '../address/words.ts';
import type { imageRow_image$key } from '../relay/generated/imageRow_image.graphql.ts';
import { formatBytes } from '../ui/bytes.ts';
import { Moment } from '../ui/moment.tsx';
import { ServiceName } from '../ui/service-name.tsx';
import { Status } from '../ui/status.tsx';
import './image-row.css';

const fragment = graphql`
  fragment imageRow_image on Image {
    id
    name
    imageId
    service
    folderId
    status
    createdAt
    ... on ComputeImage {
      family
      storageSize
      os {
        type
      }
    }
    ... on DesktopImage {
      storageSize
    }
  }
`;

export interface ImageRowProps {
  readonly image: imageRow_image$key;
  /** The place in the list, from 0. */
  readonly index: number;
  readonly isOpen: boolean;
  /** Whether the Tab key leads here. */
  readonly isStop: boolean;
  /** Whether it belongs further up, and was missing there. */
  readonly isLate: boolean;
  readonly onFocus: () => void;
}

/** An image in the list, which leads to its details. */
export function ImageRow({ image: key, index, isOpen, isStop, isLate, onFocus }: ImageRowProps) {
  const image = useFragment(fragment, key);
  const isReady = image.status === 'READY';
  const origin = [
    isReady ? null : titleOf(image.status, statuses),
    image.family,
    image.os ? titleOf(image.os.type, osTypes) : null,
  ];
  return (
    <li className="image-row" style={{ '--index': index } as CSSProperties} aria-posinset={index + 1} aria-setsize={-1}>
      <AddressLink
        to={{ image: image.id }}
        data-index={index}
        tabIndex={isStop ? 0 : -1}
        aria-current={isOpen ? 'true' : undefined}
        onFocus={onFocus}
      >
        <Status status={image.status} bare silent={!isReady} />
        <span className="image-row-title">
          <span className={image.name ? 'image-row-name' : 'image-row-name muted'}>{image.name ?? image.imageId}</span>
          <span className="image-row-origin">
            {origin.filter(Boolean).join(' · ')}
            {isLate ? <span className="image-row-late">Was missing further up</span> : null}
          </span>
        </span>
        <ServiceName service={image.service} />
        <span className="image-row-folder">{image.folderId}</span>
        <span className="image-row-size">{image.storageSize ? formatBytes(image.storageSize) : null}</span>
        <span className="image-row-date">
          <Moment at={image.createdAt} />
        </span>
      </AddressLink>
    </li>
  );
}
