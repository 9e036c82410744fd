import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';

export interface AddFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly maxLength?: number;
  readonly onAdd: (text: string) => void;
}

/** A field whose text is added to something by Enter or by the button beside it. */
export function AddField({ label, onAdd, ...field }: AddFieldProps) {
  const [text, setText] = useState('');
  return (
    <form
      className="add-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        onAdd(text.trim());
        setText('');
      }}
    >
      <TextField bare label={label} {...field} value={text} onChange={(event) => setText(event.target.value)} />
      <Button type="submit" icon="plus" label={label} />
    </form>
  );
}
