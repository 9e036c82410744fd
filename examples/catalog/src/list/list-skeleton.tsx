import { useEffect, useState } from 'react';
import { RowSkeletons } from './row-skeletons.tsx';

/** After how long a list is told to be slow. */
const slowMs = 3000;

/** In place of a list that is being fetched. */
export function ListSkeleton() {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), slowMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="list-skeleton" aria-busy="true">
      <p role="status" className={isSlow ? 'muted' : 'visually-hidden'}>
        {isSlow
          ? 'A service takes its time. The list comes when all have answered or been given up.'
          : 'Fetching images …'}
      </p>
      <RowSkeletons count={9} />
    </div>
  );
}
