import './skeleton.css';

/** A grey bar where a text will be. */
export function Skeleton({ width }: { readonly width: string }) {
  return <span className="skeleton" style={{ width }} aria-hidden="true" />;
}
