import { Suspense, useEffect, useMemo, useState } from 'react';
import { formatAddress, parseAddress } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { useSettings } from '../app/settings-context.ts';
import { useLayout } from '../app/use-layout.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { ImageList } from './image-list.tsx';
import { ListFailure } from './list-failure.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { Toolbar } from './toolbar.tsx';
import './list-region.css';

/** The list with what is around it: the toolbar, grey rows at first, and a notice if it cannot be had. */
export function ListRegion({ onOpenFilters }: { readonly onOpenFilters: (() => void) | null }) {
  const address = useAddress();
  const { folderIds } = useSettings();
  const { isCovered } = useLayout();
  const [refreshes, setRefreshes] = useState(0);
  const refresh = (): void => setRefreshes(refreshes + 1);
  // Opening the details of an image leaves the list as it is.
  const search = formatAddress({ ...address, image: null });
  const filters = useMemo(() => parseAddress(search), [search]);
  useEffect(() => {
    scrollTo({ top: 0 });
  }, [search]);
  return (
    <main className="list-region" aria-label="Images" inert={isCovered}>
      <Toolbar onOpenFilters={onOpenFilters} onRefresh={refresh} />
      <ErrorBoundary
        resetKey={`${search} ${refreshes}`}
        fallback={(error) => <ListFailure error={error} onRetry={refresh} />}
      >
        <Suspense fallback={<ListSkeleton />}>
          <ImageList filters={filters} defaultFolders={folderIds} refreshes={refreshes} />
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}
