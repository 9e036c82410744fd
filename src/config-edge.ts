import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { documentation, listOf } from './config-variables.ts';
import type { EdgeOptions } from './server/edge/edge.ts';
import { peerOptions, peersVariables } from './config-peers.ts';
import { rateLimitMistakes, rateLimitOptions, rateLimitVariables } from './config-rate-limit.ts';
import { namedNetworks } from './server/edge/client-address.ts';
import { mayBePropagated } from './server/edge/propagate-headers.ts';
import type { RedisLocation } from './services/redis/redis-location.ts';

/** A token of RFC 9110, section 5.6.2. */
const headerName = /^[-!#$%&'*+.^_`|~\w]+$/;

/** The variables that say what browsers and proxies in front of the gateway may do; docs/security.md has the reasons. */
export const edgeVariables = {
  CORS_ORIGINS: listOf(isOrigin, {
    meaning: 'The origins whose pages may use the gateway, beside its own: `https://console.example.net`.',
    allowed: 'http and https origins without a path, separated by commas',
  }),
  TRUSTED_PROXIES: listOf(isAddressOrNetwork, {
    meaning: 'The proxies that are believed whom a request is from (`X-Forwarded-For`, `-Proto` and `-Host`).',
    allowed: 'IP addresses and networks, such as 10.0.0.0/8 or loopback, separated by commas',
  }),
  HEADERS_TO_PROPAGATE: listOf((text) => headerName.test(text), {
    meaning: 'Headers of a request, such as `accept-language`, that go on to the services as they came.',
    allowed: "names, separated by commas; none for credentials, nor what is the gateway's own matter",
  }),
  COMPRESSION: z.enum(['on', 'off']).prefault('on').register(documentation, {
    meaning: 'Whether larger answers are compressed for clients that take that. A proxy in front may do so instead.',
    allowed: 'on or off',
  }),
  ...peersVariables,
  ...rateLimitVariables,
} as const;

/** What is wrong with these variables beside their form. */
export function edgeMistakes(given: Readonly<Record<string, string>>): string[] {
  const names = (given['HEADERS_TO_PROPAGATE'] ?? '').split(',').map((name) => name.trim().toLowerCase());
  const propagationMistakes = names
    .filter((name) => !mayBePropagated(name))
    .map((name) => {
      const { allowed = '' } = documentation.get(edgeVariables.HEADERS_TO_PROPAGATE) ?? {};
      return `HEADERS_TO_PROPAGATE has ${JSON.stringify(name)}; allowed: ${allowed}.`;
    });
  return [...propagationMistakes, ...rateLimitMistakes(given)];
}

/** What the variables mean. */
export function edgeOptions(
  variables: z.output<z.ZodObject<typeof edgeVariables>>,
  redis: RedisLocation | null,
): EdgeOptions {
  const { CORS_ORIGINS: corsOrigins = [], TRUSTED_PROXIES: trustedProxies = [] } = variables;
  const headersToPropagate = (variables.HEADERS_TO_PROPAGATE ?? []).map((name) => name.toLowerCase());
  return {
    corsOrigins,
    trustedProxies,
    headersToPropagate: [...new Set(headersToPropagate)],
    compression: variables.COMPRESSION === 'on',
    rateLimit: rateLimitOptions(variables, redis),
    peers: peerOptions(variables),
  };
}

/** A browser sends an origin in one spelling only, and it is compared as it comes. */
function isOrigin(text: string): boolean {
  return /^https?:[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function isAddressOrNetwork(text: string): boolean {
  if (Object.hasOwn(namedNetworks, text) || isIP(text) !== 0) return true;
  const [address = '', prefix = ''] = text.split('/', 2);
  const family = isIP(address);
  // Zero would be everybody.
  if (family === 0 || text !== `${address}/${prefix}` || !/^[1-9]\d{0,2}$/.test(prefix)) return false;
  try {
    new BlockList().addSubnet(address, Number(prefix), family === 4 ? 'ipv4' : 'ipv6');
    return true;
  } catch {
    return false;
  }
}
