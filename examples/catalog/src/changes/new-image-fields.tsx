import { useAddress } from '../address/use-address.ts';
import { useSettings } from '../app/settings-context.ts';
import { useKnownFolders } from '../filters/known-folders.ts';
import type { Problem } from '../relay/gateway-error.ts';
import { TextField } from '../ui/text-field.tsx';
import { labelFieldNames, LabelsEditor, labelsOf } from './labels-editor.tsx';
import { textOf } from './form-data.ts';
import { violationOf } from './violations.ts';

export interface NewImageFieldsProps {
  readonly problems: readonly Problem[];
  readonly name: string;
}

/** What every new image is given: a folder, a name, a description and labels. */
export function NewImageFields({ problems, name }: NewImageFieldsProps) {
  const { folders } = useAddress();
  const { ownFolderId } = useSettings();
  const [known] = useKnownFolders(folders);
  const field = (path: string) => ({ name: path, error: violationOf(problems, path) });
  return (
    <>
      <TextField label="Name" defaultValue={name} {...field('name')} />
      <TextField
        label="Folder"
        hint="The ID of the folder to put it in."
        suggestions={known}
        defaultValue={ownFolderId ?? ''}
        {...field('folderId')}
      />
      <TextField label="Description" {...field('description')} />
      <LabelsEditor initial={[]} problems={problems} />
    </>
  );
}

/** What was filled in. */
export function newImageOf(form: FormData) {
  const labels = labelsOf(form);
  return {
    folderId: textOf(form, 'folderId') ?? '',
    name: textOf(form, 'name'),
    description: textOf(form, 'description'),
    ...(labels.length === 0 ? {} : { labels }),
  };
}

/** The fields that show what is wrong with them. */
export const newImageFieldNames = ['name', 'folderId', 'description', ...labelFieldNames];
