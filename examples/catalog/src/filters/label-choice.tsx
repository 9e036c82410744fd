import { formatLabel, parseLabel } from '../address/address.ts';
import { navigate, useAddress } from '../address/use-address.ts';
import { Button } from '../ui/button.tsx';
import { AddField } from './add-field.tsx';
import './label-choice.css';

/** Which labels the images have to have. */
export function LabelChoice() {
  const { labels } = useAddress();
  return (
    <fieldset className="filter">
      <legend>Labels</legend>
      {labels.length === 0 ? null : (
        <ul className="label-choice">
          {labels.map((label) => (
            <li key={formatLabel(label)}>
              <code>{formatLabel(label)}</code>
              <Button
                kind="quiet"
                icon="close"
                label={`Do not ask for ${formatLabel(label)}`}
                onClick={() => navigate({ labels: labels.filter((other) => other !== label) })}
              />
            </li>
          ))}
        </ul>
      )}
      <AddField
        label="Filter by a label"
        placeholder="key or key=value"
        onAdd={(text) => {
          const label = parseLabel(text);
          if (label !== null) navigate({ labels: [...labels.filter(({ key }) => key !== label.key), label] });
        }}
      />
    </fieldset>
  );
}
