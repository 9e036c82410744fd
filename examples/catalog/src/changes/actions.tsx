import { type ReactNode, useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { actions_image$key } from '../relay/generated/actions_image.graphql.ts';
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

/** What can be done with an image. Whether somebody may do it, only the service knows, and says when asked. */
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
  const actions: readonly Action[] = [
    ...ofCompute,
    { title: 'Rename', icon: 'pencil', dialog: (close) => <RenameImage image={image} onClose={close} /> },
    { title: 'Labels', icon: 'label', dialog: (close) => <LabelImage image={image} onClose={close} /> },
    { title: 'Delete', icon: 'trash', dialog: (close) => <DeleteImage image={image} onClose={close} /> },
  ];
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
