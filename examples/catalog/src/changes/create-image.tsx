import { graphql, useFragment } from 'react-relay/hooks';
import type { createImage_source$key } from '../relay/generated/createImage_source.graphql.ts';
import type { createImageMutation } from '../relay/generated/createImageMutation.graphql.ts';
import { TextField } from '../ui/text-field.tsx';
import { ChangeForm } from './change-form.tsx';
import { newImageFieldNames, NewImageFields, newImageOf } from './new-image-fields.tsx';
import { textOf } from './form-data.ts';
import { useChange } from './use-change.ts';
import { violationOf } from './violations.ts';

const fragment = graphql`
  fragment createImage_source on ComputeImage {
    imageId
    name
    family
  }
`;

const mutation = graphql`
  mutation createImageMutation($input: CreateComputeImageInput!) {
    started: createComputeImage(input: $input) {
      operation {
        id
      }
    }
  }
`;

export interface CreateImageProps {
  readonly source: createImage_source$key;
  readonly onClose: () => void;
}

/** Asks for a new Compute image that is made of another one. */
export function CreateImage({ source: key, onClose }: CreateImageProps) {
  const source = useFragment(fragment, key);
  const { submit, isSent, problems } = useChange<createImageMutation>(mutation, onClose);
  return (
    <ChangeForm
      title="New Compute image"
      action="Create"
      problems={problems}
      fields={[...newImageFieldNames, 'family']}
      isSent={isSent}
      onClose={onClose}
      onSubmit={(form) => {
        const image = newImageOf(form);
        const input = { ...image, family: textOf(form, 'family'), source: { imageId: source.imageId } };
        submit({ input }, { title: `Creating ${image.name ?? 'an image'}`, deletes: null });
      }}
    >
      <p className="muted">It is made of {source.name ?? source.imageId}.</p>
      <NewImageFields problems={problems} name={source.name ? `${source.name}-copy` : ''} />
      <TextField
        label="Family"
        name="family"
        defaultValue={source.family ?? ''}
        error={violationOf(problems, 'family')}
      />
    </ChangeForm>
  );
}
