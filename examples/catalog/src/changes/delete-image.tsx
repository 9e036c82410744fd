import { graphql, useFragment } from 'react-relay/hooks';
import type { deleteImage_image$key } from '../relay/generated/deleteImage_image.graphql.ts';
import type { deleteImageMutation } from '../relay/generated/deleteImageMutation.graphql.ts';
import { ChangeForm } from './change-form.tsx';
import { useChange } from './use-change.ts';

const fragment = graphql`
  fragment deleteImage_image on Image {
    id
    imageId
    name
    folderId
  }
`;

const mutation = graphql`
  mutation deleteImageMutation($input: DeleteImageInput!) {
    started: deleteImage(input: $input) {
      operation {
        id
        image {
          id
          status
        }
      }
    }
  }
`;

export interface DeleteImageProps {
  readonly image: deleteImage_image$key;
  readonly onClose: () => void;
}

/** Asks whether an image is really to be deleted, and has it deleted. */
export function DeleteImage({ image: key, onClose }: DeleteImageProps) {
  const { id, imageId, name, folderId } = useFragment(fragment, key);
  const { submit, isSent, problems } = useChange<deleteImageMutation>(mutation, onClose);
  return (
    <ChangeForm
      title="Delete this image?"
      action="Delete"
      kind="danger"
      problems={problems}
      fields={[]}
      isSent={isSent}
      onClose={onClose}
      onSubmit={() =>
        submit(
          { input: { id } },
          { title: `Deleting ${name ?? imageId}`, deletes: id },
          // It is shown as being deleted at once, and as it was if that is refused.
          { optimisticUpdater: (store) => store.get(id)?.setValue('DELETING', 'status') },
        )
      }
    >
      <p>
        <strong>{name ?? imageId}</strong> in the folder {folderId} will be gone for good.
      </p>
    </ChangeForm>
  );
}
