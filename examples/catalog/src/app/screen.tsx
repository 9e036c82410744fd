import { useState } from 'react';
import { ActivityList } from '../changes/activity-list.tsx';
import { ActivityProvider } from '../changes/activity.tsx';
import { DetailsPanel } from '../details/details-panel.tsx';
import { Filters } from '../filters/filters.tsx';
import { CurrentListProvider } from '../list/current-list.tsx';
import { ListRegion } from '../list/list-region.tsx';
import { Modal } from '../ui/modal.tsx';
import { useLayout } from './use-layout.ts';
import './screen.css';

/** The filters, the list and what is open beside it. */
export function Screen() {
  const { isWide } = useLayout();
  const [isFiltering, setIsFiltering] = useState(false);
  return (
    <CurrentListProvider>
      <ActivityProvider>
        <div className="screen">
          {isWide ? (
            <aside className="screen-filters" aria-label="Filters">
              <Filters />
            </aside>
          ) : null}
          <ListRegion onOpenFilters={isWide ? null : () => setIsFiltering(true)} />
          <DetailsPanel />
          {isFiltering && !isWide ? (
            <Modal title="Filters" onClose={() => setIsFiltering(false)}>
              <Filters />
            </Modal>
          ) : null}
        </div>
        <ActivityList />
      </ActivityProvider>
    </CurrentListProvider>
  );
}
