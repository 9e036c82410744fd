import { Skeleton } from '../ui/skeleton.tsx';
import './row-skeletons.css';

/** Grey rows where images will be. */
export function RowSkeletons({ count }: { readonly count: number }) {
  return (
    <div className="row-skeletons" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="row-skeleton">
          <Skeleton width={`${10 + ((index * 7) % 9)}rem`} />
          <Skeleton width="5rem" />
          <Skeleton width="6rem" />
        </div>
      ))}
    </div>
  );
}
