import { Skeleton } from '../ui/skeleton.tsx';

/** Grey bars where details will be. */
export function DetailsSkeleton({ lines = 8 }: { readonly lines?: number }) {
  return (
    <div className="details-skeleton" aria-busy="true">
      <span className="visually-hidden">Fetching …</span>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} width={`${9 + ((index * 5) % 8)}rem`} />
      ))}
    </div>
  );
}
