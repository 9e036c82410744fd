import { useMemo, useSyncExternalStore } from 'react';
import { type Address, formatAddress, parseAddress } from './address.ts';

const listeners = new Set<() => void>();

/** What is on the screen, by the address bar. */
export function useAddress(): Address {
  const search = useSyncExternalStore(subscribe, () => location.search);
  return useMemo(() => parseAddress(search), [search]);
}

/** The address of the screen after a change. */
export function addressWith(change: Partial<Address>): string {
  return `${location.pathname}${formatAddress({ ...parseAddress(location.search), ...change })}`;
}

/** Goes to another address, from which the browser's button leads back unless it is to replace this one. */
export function navigate(change: Partial<Address>, { replace = false } = {}): void {
  const address = addressWith(change);
  if (replace) history.replaceState(null, '', address);
  else if (address !== location.pathname + location.search) history.pushState(null, '', address);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}
