import { graphql, useFragment } from 'react-relay/hooks';
import type { copyToDesktop_source$key } from '../relay/generated/copyToDesktop_source.graphql.ts';
import type { copyToDesktopMutation } from '../relay/generated/copyToDesktopMutation.graphql.ts';
import { ChangeForm } from './change-form.tsx';
import { newImageFieldNames, NewImageFields, newImageOf } from './new-image-fields.tsx';
import { useChange } from './use-change.ts';

const fragment = graphql`
  fragment copyToDesktop_source on ComputeImage {
    imageId
    name
  }
`;

const mutation = graphql`
  mutation copyToDesktopMutation($input: CopyDesktopImageInput!) {
    started: copyDesktopImage(input: $input) {
      operation {
        id
      }
    }
  }
`;

export interface CopyToDesktopProps {
  readonly source: copyToDesktop_source$key;
  readonly onClose: () => void;
}

/** Asks for a copy of a Compute image in Cloud Desktop. */
export function CopyToDesktop({ source: key, onClose }: CopyToDesktopProps) {
  const source = useFragment(fragment, key);
  const { submit, isSent, problems } = useChange<copyToDesktopMutation>(mutation, onClose);
  return (
    <ChangeForm
      title="Copy into Cloud Desktop"
      action="Copy"
      problems={problems}
      fields={newImageFieldNames}
      isSent={isSent}
      onClose={onClose}
      onSubmit={(form) => {
        const image = newImageOf(form);
        const title = `Copying ${image.name ?? 'an image'} into Cloud Desktop`;
        // Cloud Desktop requires a name; the gateway reports an empty one beside its field.
        submit({ input: { ...image, name: image.name ?? '', imageId: source.imageId } }, { title, deletes: null });
      }}
    >
      <p className="muted">It is a copy of {source.name ?? source.imageId}.</p>
      <NewImageFields problems={problems} name={source.name ?? ''} />
    </ChangeForm>
  );
}
