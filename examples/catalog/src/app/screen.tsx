import { useState } from 'react';
import { Filters } from '../filters/filters.tsx';
import { CurrentListProvider } from '../list/current-list.tsx';
import { ListRegion } from '../list/list-region.tsx';
import { Modal } from '../ui/modal.tsx';
import { useMedia } from '../ui/use-media.ts';
import './screen.css';

/** The filters, the list and what is open beside it. */
export function Screen() {
  const isWide = useMedia('(min-width: 60rem)');
  const [isFiltering, setIsFiltering] = useState(false);
  return (
    <CurrentListProvider>
      <div className="screen">
        {isWide ? (
          <aside className="screen-filters" aria-label="Filters">
            <Filters />
          </aside>
        ) : null}
        <ListRegion onOpenFilters={isWide ? null : () => setIsFiltering(true)} />
        {isFiltering && !isWide ? (
          <Modal title="Filters" onClose={() => setIsFiltering(false)}>
            <Filters />
          </Modal>
        ) : null}
      </div>
    </CurrentListProvider>
  );
}
