import './choice.css';

export interface ChoiceProps<Value extends string> {
  readonly legend: string;
  readonly options: readonly { readonly value: Value; readonly title: string }[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
  /** What is chosen while nothing is ticked. */
  readonly none?: string;
}

/** Any number of values, as boxes to tick. */
export function Choice<Value extends string>({ legend, options, chosen, onChange, none }: ChoiceProps<Value>) {
  return (
    <fieldset className="choice">
      <legend>
        {legend} {none === undefined || chosen.length > 0 ? null : <span className="choice-none">{none}</span>}
      </legend>
      {options.map(({ value, title }) => (
        <label key={value} className="choice-option">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  );
}
