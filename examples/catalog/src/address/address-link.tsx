import type { ComponentProps } from 'react';
import type { Address } from './address.ts';
import { addressWith, navigate, useAddress } from './use-address.ts';

export interface AddressLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  /** What it changes of the address. */
  readonly to: Partial<Address>;
}

/** A link within the application, which opens a new tab or window just as any other link does. */
export function AddressLink({ to, ...props }: AddressLinkProps) {
  // What else is in the address may change while the link is there.
  useAddress();
  return (
    <a
      {...props}
      href={addressWith(to)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        navigate(to);
      }}
    />
  );
}
