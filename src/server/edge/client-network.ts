import { isIP } from 'node:net';

/**
 * The network that counts as one client: an IPv4 address, or the first 64 bits of an IPv6 address, of which a provider
 * gives a customer that many. A client that has gone already has no address.
 */
export function clientNetwork(ip: string): string {
  if (isIP(ip) !== 6) return ip === '' ? 'gone' : ip.toLowerCase();
  const address = canonical(ip.split('%', 1)[0] ?? '');
  const mapped = /^::ffff:(?<high>[\da-f]{1,4}):(?<low>[\da-f]{1,4})$/.exec(address)?.groups;
  if (mapped !== undefined) return [...bytesOf(mapped['high']), ...bytesOf(mapped['low'])].join('.');
  const [head = [], tail = []] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array<string>(8 - head.length - tail.length).fill('0');
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}::`;
}

/** The one spelling of RFC 5952, which the URL Standard gives every IPv6 address. */
function canonical(ip: string): string {
  return new URL(`http://[${ip}]`).hostname.slice(1, -1);
}

function bytesOf(group = ''): readonly number[] {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 255];
}
