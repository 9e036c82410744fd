import { useEffect, useState } from 'react';
import { TextField, type TextFieldProps } from '../ui/text-field.tsx';

/** How long after the last key a text counts. */
const pauseMs = 300;

export interface TypedFieldProps extends Omit<TextFieldProps, 'value' | 'onChange'> {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** A field whose text counts when typing pauses. */
export function TypedField({ value, onChange, ...field }: TypedFieldProps) {
  const [typed, setTyped] = useState({ text: value, after: value });
  // Another text has come from the address bar, and replaces what was typed.
  const text = typed.after === value ? typed.text : value;
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onChange(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  });
  return (
    <TextField {...field} value={text} onChange={(event) => setTyped({ text: event.target.value, after: value })} />
  );
}
