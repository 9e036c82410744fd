import { countConditions, type ListFilters, noConditions } from '../address/list-filters.ts';
import { navigate } from '../address/use-address.ts';
import { Button } from '../ui/button.tsx';

/** Says that there is nothing, and what can be done about it. */
export function EmptyList({ filters }: { readonly filters: ListFilters }) {
  const isNarrowed = countConditions(filters) > 0;
  return (
    <div className="empty-list">
      <p>{isNarrowed ? 'No image meets all of these conditions.' : 'There are no images in these folders.'}</p>
      {isNarrowed ? <Button onClick={() => navigate(noConditions)}>Clear the conditions</Button> : null}
    </div>
  );
}
