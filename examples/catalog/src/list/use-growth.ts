import { useEffect, useState } from 'react';
import { problemsOf } from '../relay/gateway-error.ts';
import { pageSize } from './page-size.ts';

/** How near the last visible row may come to the end before the next page is fetched. */
const margin = pageSize / 2;

/** How many pages that bring nothing are fetched one after the other without being asked for. */
const patience = 5;

export interface GrowthOptions {
  readonly count: number;
  /** Just after the last row that is rendered. */
  readonly lastVisible: number;
  readonly hasNext: boolean;
  readonly isLoadingNext: boolean;
  readonly loadNext: (count: number, options: { onComplete: (error: Error | null) => void }) => unknown;
  /** The place where the list was left is no longer known, so that it has to be fetched from the start. */
  readonly onExpired: () => void;
}

/** How a list grows. */
export interface Growth {
  readonly isLoading: boolean;
  /** Why the next page did not come. */
  readonly failure: Error | null;
  /** Whether it goes on only when asked to, because many pages brought nothing. */
  readonly isPaused: boolean;
  readonly goOn: () => void;
}

/** Fetches the next page as the end of the list comes near. */
export function useGrowth(options: GrowthOptions): Growth {
  const { count, lastVisible, hasNext, isLoadingNext, loadNext, onExpired } = options;
  const [failure, setFailure] = useState<Error | null>(null);
  // Where the gateway evaluates a filter, a page may end early or have nothing in it: the gateway's scan limit.
  const [vain, setVain] = useState({ count, pages: 0 });
  const pages = vain.count === count ? vain.pages : 0;
  const isPaused = pages >= patience;

  const loadPage = (): void => {
    setFailure(null);
    setVain({ count, pages: pages + 1 });
    loadNext(pageSize, {
      onComplete: (error) => {
        if (error === null) return;
        if (problemsOf(error).some(({ reason }) => reason === 'CURSOR_EXPIRED')) onExpired();
        else setFailure(error);
      },
    });
  };
  const isDue = hasNext && !isLoadingNext && failure === null && !isPaused && lastVisible > count - margin;
  useEffect(() => {
    if (isDue) loadPage();
  });

  const goOn = (): void => {
    setVain({ count, pages: 0 });
    setFailure(null);
  };
  return { isLoading: isLoadingNext, failure, isPaused, goOn };
}
