import { graphql, useFragment } from 'react-relay/hooks';
import type { labelImage_image$key } from '../relay/generated/labelImage_image.graphql.ts';
import type { updateImageMutation } from '../relay/generated/updateImageMutation.graphql.ts';
import { Modal } from '../ui/modal.tsx';
import { ChangeForm } from './change-form.tsx';
import { labelFieldNames, LabelsEditor, labelsOf } from './labels-editor.tsx';
import { updateImageMutation as mutation } from './update-image.ts';
import { useChange } from './use-change.ts';

const fragment = graphql`
  fragment labelImage_image on Image {
    id
    imageId
    name
    labels {
      key
      value
    }
  }
`;

export interface LabelImageProps {
  readonly image: labelImage_image$key;
  readonly onClose: () => void;
}

/** Asks for other labels. */
export function LabelImage({ image: key, onClose }: LabelImageProps) {
  const image = useFragment(fragment, key);
  const { submit, isSent, problems } = useChange<updateImageMutation>(mutation, onClose);
  if (!image.labels) return <UnknownLabels onClose={onClose} />;
  return (
    <ChangeForm
      title="Labels"
      action="Save"
      problems={problems}
      fields={labelFieldNames}
      isSent={isSent}
      onClose={onClose}
      onSubmit={(form) =>
        submit(
          { input: { id: image.id, labels: labelsOf(form) } },
          { title: `Labelling ${image.name ?? image.imageId}`, deletes: null },
        )
      }
    >
      <LabelsEditor initial={image.labels} problems={problems} />
    </ChangeForm>
  );
}

/** Saving replaces all labels, so labels that could not be loaded cannot be edited. */
function UnknownLabels({ onClose }: Pick<LabelImageProps, 'onClose'>) {
  return (
    <Modal title="Labels" onClose={onClose}>
      <p>The labels of this image could not be loaded. Close this and refresh the list before you change them.</p>
    </Modal>
  );
}
