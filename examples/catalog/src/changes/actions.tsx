import { type ReactNode, useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { actions_image$data, actions_image$key } from '../relay/generated/actions_image.graphql.ts';
import { Button } from '../ui/button.tsx';
import type { IconName } from '../ui/icon.tsx';
import { CopyToDesktop } from './copy-to-desktop.tsx';
import { CreateImage } from './create-image.tsx';
import { DeleteImage } from './delete-image.tsx';
import { LabelImage } from './label-image.tsx';
import { RenameImage } from './rename-image.tsx';
import './actions.css';

const fragment = graphql`
  fragment actions_image on Image {
    __typename
    folderId
    ...renameImage_image
    ...labelImage_image
    ...deleteImage_image
    ... on ComputeImage @alias(as: "compute") {
      ...createImage_source
      ...copyToDesktop_source
    }
  }
`;

interface Action {
  readonly title: string;
  readonly icon: IconName;
  readonly dialog: (onClose: () => void) => ReactNode;
}

/** The actions on an image. Only the service decides whether a caller may perform one. */
export function Actions({ image: key }: { readonly image: actions_image$key }) {
  const image = useFragment(fragment, key);
  const { compute } = image;
  const [open, setOpen] = useState<string | null>(null);
  const ofCompute: readonly Action[] = compute
    ? [
        { title: 'New image of it', icon: 'plus', dialog: (close) => <CreateImage source={compute} onClose={close} /> },
        {
          title: 'Copy to desktop',
          icon: 'screen',
          dialog: (close) => <CopyToDesktop source={compute} onClose={close} />,
        },
      ]
    : [];
  const changes: readonly Action[] = [
    { title: 'Rename', icon: 'pencil', dialog: (close) => <RenameImage image={image} onClose={close} /> },
    { title: 'Labels', icon: 'label', dialog: (close) => <LabelImage image={image} onClose={close} /> },
    { title: 'Delete', icon: 'trash', dialog: (close) => <DeleteImage image={image} onClose={close} /> },
  ];
  const actions = isPublished(image) ? ofCompute : [...ofCompute, ...changes];
  return (
    <div className="actions">
      {actions.map(({ title, icon }) => (
        <Button key={title} icon={icon} kind={title === 'Delete' ? 'danger' : 'plain'} onClick={() => setOpen(title)}>
          {title}
        </Button>
      ))}
      {actions.find(({ title }) => title === open)?.dialog(() => setOpen(null))}
    </div>
  );
}

/** Whether the cloud publishes the image, so that no caller can change it: public BareMetal images and system images. */
function isPublished({ __typename, folderId }: actions_image$data): boolean {
  return __typename === 'BareMetalStandardImage' || (__typename === 'DesktopImage' && folderId === null);
}
