import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/**
 * Returns the address that a request counts for: the client's as the trusted proxies report it. An entry of
 * `X-Forwarded-For` that is not an address counts for the trusted proxy that added it. Otherwise each invented text would
 * be a client of its own.
 */
export function clientAddress({ ip, ips = [ip] }: Pick<FastifyRequest, 'ip' | 'ips'>): string {
  for (let index = ips.length - 1; index >= 0; index -= 1) {
    const address = parseAddress(ips[index] ?? '');
    if (address !== null) return networkOf(address);
  }
  // A connection that is closed already has no address.
  return 'unknown';
}

/**
 * Returns an IP address in its canonical form, without the port, brackets and zone that proxies add: an IPv4 address in
 * IPv6 (RFC 4291, section 2.5.5.2) is returned as IPv4. Returns `null` for a text that is not an address.
 */
export function parseAddress(text: string): string | null {
  const bare = text.trim().replace(/^"(.*)"$/s, '$1');
  const withoutPort = /^(\d[\d.]*):\d{1,5}$/.exec(bare)?.[1] ?? /^\[([^\]]*)\](?::\d{1,5})?$/.exec(bare)?.[1] ?? bare;
  const address = withoutPort.replace(/%.*$/s, '');
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return null;
  const groups = groupsOf(address);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (!isMapped) return groups.map((group) => group.toString(16)).join(':');
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}

/**
 * Returns what of an address counts as one client: all of an IPv4 address, the first 64 bits of an IPv6 address. A
 * provider gives a customer that many addresses (RFC 6177).
 */
export function networkOf(address: string): string {
  return address.includes(':') ? `${address.split(':').slice(0, 4).join(':')}::/64` : address;
}

/** Returns the eight groups of an IPv6 address. The URL Standard's serializer has one spelling for each address. */
function groupsOf(address: string): number[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = [], tail = []] = canonical
    .split('::')
    .map((part) => part.split(':').flatMap((group) => (group === '' ? [] : [Number.parseInt(group, 16)])));
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
}

/** The networks that have names in `TRUSTED_PROXIES`, with the names and meanings that Fastify gives them. */
export const namedNetworks: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** Returns whether an address, in any spelling that a proxy may write, is one of the trusted proxies. */
export function trustedProxies(listed: readonly string[]): (address: string | undefined) => boolean {
  const trusted = new BlockList();
  for (const entry of listed.flatMap((name) => namedNetworks[name] ?? [name])) {
    const [address = '', prefix] = entry.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (prefix === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(prefix), family);
  }
  return (text = '') => {
    const address = parseAddress(text);
    if (address === null) return false;
    if (!isIPv4(address)) return trusted.check(address, 'ipv6');
    // A network may be listed in either family.
    return trusted.check(address, 'ipv4') || trusted.check(`::ffff:${address}`, 'ipv6');
  };
}
