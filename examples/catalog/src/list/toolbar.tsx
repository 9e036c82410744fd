import { countConditions } from '../address/list-filters.ts';
import { navigate, useAddress } from '../address/use-address.ts';
import { sorts } from '../address/words.ts';
import { TypedField } from '../filters/typed-field.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import './toolbar.css';

export interface ToolbarProps {
  /** Opens the filters, where there is no room to show them all the time. */
  readonly onOpenFilters: (() => void) | null;
  readonly onRefresh: () => void;
}

/** What is done with the whole list: searched, sorted, fetched anew. */
export function Toolbar({ onOpenFilters, onRefresh }: ToolbarProps) {
  const address = useAddress();
  const conditions = countConditions({ ...address, name: '' });
  return (
    <div className="toolbar" role="search">
      <div className="toolbar-search">
        <Icon name="search" />
        <TypedField
          bare
          type="search"
          label="Part of the name"
          placeholder="Part of the name"
          value={address.name}
          onChange={(name) => navigate({ name }, { replace: true })}
        />
      </div>
      {onOpenFilters === null ? null : (
        <Button icon="filter" onClick={onOpenFilters}>
          Filters{conditions === 0 ? '' : ` (${conditions})`}
        </Button>
      )}
      <select
        className="select"
        aria-label="Order"
        value={address.sort}
        onChange={({ target }) => navigate({ sort: sorts[target.selectedIndex]?.value ?? 'newest' })}
      >
        {sorts.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
      <Button icon="refresh" label="Fetch the list anew" onClick={onRefresh} />
    </div>
  );
}
