import { graphql, useFragment } from 'react-relay/hooks';
import type { renameImage_image$key } from '../relay/generated/renameImage_image.graphql.ts';
import type { updateImageMutation } from '../relay/generated/updateImageMutation.graphql.ts';
import { TextField } from '../ui/text-field.tsx';
import { ChangeForm } from './change-form.tsx';
import { textOf } from './form-data.ts';
import { updateImageMutation as mutation } from './update-image.ts';
import { useChange } from './use-change.ts';
import { violationOf } from './violations.ts';

const fragment = graphql`
  fragment renameImage_image on Image {
    id
    imageId
    name
    description
  }
`;

export interface RenameImageProps {
  readonly image: renameImage_image$key;
  readonly onClose: () => void;
}

/** Asks for another name and description. */
export function RenameImage({ image: key, onClose }: RenameImageProps) {
  const image = useFragment(fragment, key);
  const { submit, isSent, problems } = useChange<updateImageMutation>(mutation, onClose);
  const current = { name: image.name ?? null, description: image.description ?? null };
  return (
    <ChangeForm
      title="Rename"
      action="Save"
      problems={problems}
      fields={['name', 'description']}
      isSent={isSent}
      onClose={onClose}
      onSubmit={(form) => {
        const [name, description] = [textOf(form, 'name'), textOf(form, 'description')];
        const input = {
          id: image.id,
          ...(name === current.name ? {} : { name }),
          ...(description === current.description ? {} : { description }),
        };
        if (Object.keys(input).length === 1) onClose();
        else submit({ input }, { title: `Renaming ${image.name ?? image.imageId}`, deletes: null });
      }}
    >
      <TextField label="Name" name="name" defaultValue={image.name ?? ''} error={violationOf(problems, 'name')} />
      <TextField
        label="Description"
        name="description"
        defaultValue={image.description ?? ''}
        error={violationOf(problems, 'description')}
      />
    </ChangeForm>
  );
}
