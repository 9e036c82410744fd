import { createContext, type ReactNode, type RefObject, use, useEffect, useRef } from 'react';
import type { ListFilters } from '../address/list-filters.ts';
import { useSettings } from '../app/settings-context.ts';

/** The list that is on the screen. */
export interface CurrentList {
  /** The connection's ID in Relay's store. */
  readonly connectionId: string;
  readonly filters: ListFilters;
  /** The folders that it looks into. */
  readonly folderIds: readonly string[];
}

const CurrentListContext = createContext<RefObject<CurrentList | null>>({ current: null });

/** Lets what is inside know which list is on the screen, so that changes can be brought into it. */
export function CurrentListProvider({ children }: { readonly children: ReactNode }) {
  const current = useRef<CurrentList | null>(null);
  return <CurrentListContext value={current}>{children}</CurrentListContext>;
}

/** Sets the list that is on the screen; `null` for no list. */
export function useCurrentList(connectionId: string | null, filters: ListFilters): void {
  const current = use(CurrentListContext);
  const { folderIds } = useSettings();
  useEffect(() => {
    if (connectionId === null) return;
    current.current = { connectionId, filters, folderIds: filters.folders.length === 0 ? folderIds : filters.folders };
    return () => {
      current.current = null;
    };
  }, [current, connectionId, filters, folderIds]);
}

/** The list that is on the screen, at the moment when it is asked for. */
export function useCurrentListRef(): RefObject<CurrentList | null> {
  return use(CurrentListContext);
}
