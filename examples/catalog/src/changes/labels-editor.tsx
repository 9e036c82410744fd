import { useState } from 'react';
import type { Problem } from '../relay/gateway-error.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { textsOf } from './form-data.ts';
import { violationOf } from './violations.ts';

export interface LabelsEditorProps {
  readonly initial: readonly { readonly key: string; readonly value: string }[];
  readonly problems: readonly Problem[];
}

/** The names of the two fields of a label in the form. */
const [keyField, valueField] = ['label-key', 'label-value'] as const;

/** The fields of the input that show what is wrong with them. */
export const labelFieldNames = ['labels[].key', 'labels[].value'];

/** Labels to add, to change and to remove, as fields of a form. */
export function LabelsEditor({ initial, problems }: LabelsEditorProps) {
  const [rows, setRows] = useState(() => initial.map((label, id) => ({ ...label, id })));
  const nextId = Math.max(-1, ...rows.map(({ id }) => id)) + 1;
  return (
    <fieldset className="labels-editor">
      <legend>Labels</legend>
      {rows.map(({ id, key, value }, index) => (
        <div key={id} className="labels-editor-row">
          <TextField
            bare
            label={`Key of label ${index + 1}`}
            placeholder="key"
            name={keyField}
            defaultValue={key}
            error={violationOf(problems, `labels[${index}].key`)}
          />
          <TextField
            bare
            label={`Value of label ${index + 1}`}
            placeholder="value"
            name={valueField}
            defaultValue={value}
            error={violationOf(problems, `labels[${index}].value`)}
          />
          <Button
            kind="quiet"
            icon="trash"
            label={`Remove label ${index + 1}`}
            onClick={() => setRows(rows.filter((row) => row.id !== id))}
          />
        </div>
      ))}
      <Button icon="plus" onClick={() => setRows([...rows, { id: nextId, key: '', value: '' }])}>
        Add a label
      </Button>
    </fieldset>
  );
}

/** The labels in a form, as they stand in the editor. */
export function labelsOf(form: FormData): { key: string; value: string }[] {
  const values = textsOf(form, valueField);
  return textsOf(form, keyField).map((key, index) => ({ key, value: values[index] ?? '' }));
}
