import { formatBytes } from '../ui/bytes.ts';

/** A size in human units, and to the byte. */
export function Size({ bytes }: { readonly bytes: string }) {
  return (
    <>
      {formatBytes(bytes)} <span className="muted">({BigInt(bytes).toLocaleString('en')} bytes)</span>
    </>
  );
}
