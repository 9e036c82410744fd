import { countConditions, noConditions } from '../address/list-filters.ts';
import { navigate, useAddress } from '../address/use-address.ts';
import { osTypes, services, statuses } from '../address/words.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from './choice.tsx';
import { FolderChoice } from './folder-choice.tsx';
import { LabelChoice } from './label-choice.tsx';
import { TypedField } from './typed-field.tsx';
import './filters.css';

/** Which images are listed. All of it is kept in the address bar, so that a list can be sent to somebody else. */
export function Filters() {
  const address = useAddress();
  return (
    <div className="filters">
      <FolderChoice />
      <Choice
        legend="Services"
        none="all"
        options={services}
        chosen={address.services}
        onChange={(chosen) => navigate({ services: chosen })}
      />
      <Choice
        legend="Status"
        none="any"
        options={statuses}
        chosen={address.statuses}
        onChange={(chosen) => navigate({ statuses: chosen })}
      />
      <Choice
        legend="Operating system"
        none="any"
        options={osTypes}
        chosen={address.osTypes}
        onChange={(chosen) => navigate({ osTypes: chosen })}
      />
      <TypedField
        label="Family"
        placeholder="any"
        value={address.family}
        onChange={(family) => navigate({ family }, { replace: true })}
      />
      <LabelChoice />
      {countConditions(address) === 0 ? null : (
        <Button onClick={() => navigate(noConditions)}>Clear the conditions</Button>
      )}
    </div>
  );
}
