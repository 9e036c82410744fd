import { type ComponentProps, useId } from 'react';
import './text-field.css';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with the value. */
  readonly error?: string | undefined;
  /** Whether the label is for screen readers only. */
  readonly bare?: boolean;
  /** Values that are offered. */
  readonly suggestions?: readonly string[];
}

/** A field for a line of text, with what is to be said of it. */
export function TextField({ label, hint, error, bare = false, suggestions, ...props }: TextFieldProps) {
  const id = useId();
  const said = [hint === undefined ? [] : `${id}-hint`, error === undefined ? [] : `${id}-error`].flat().join(' ');
  return (
    <div className="text-field">
      <label htmlFor={id} className={bare ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        list={suggestions === undefined ? undefined : `${id}-list`}
        aria-invalid={error !== undefined}
        aria-describedby={said === '' ? undefined : said}
        {...props}
      />
      {suggestions === undefined ? null : (
        <datalist id={`${id}-list`}>
          {suggestions.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="text-field-hint">
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p id={`${id}-error`} className="text-field-error">
          {error}
        </p>
      )}
    </div>
  );
}
