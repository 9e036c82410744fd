import type { ConnectionLimitOptions } from './connection-limit.ts';
import type { RateLimitOptions } from './rate-limit/rate-limit.ts';
import type { UnreadResponsesOptions } from './unread-responses.ts';

/** How the gateway deals with who is in front of it: browsers, proxies, and who sends too much. */
export interface EdgeOptions {
  /** The origins whose pages may use the gateway, beside its own. */
  readonly corsOrigins: readonly string[];
  /** The addresses and networks of the proxies that are believed what they say of a request. */
  readonly trustedProxies: readonly string[];
  /** The names, in lower case, of the headers of a request that go on to the services. */
  readonly headersToPropagate: readonly string[];
  /** Whether answers are compressed for clients that take that. */
  readonly compression: boolean;
  /** How many requests are answered. */
  readonly rateLimit: RateLimitOptions;
  /** What clients that are slow or idle may take up. */
  readonly peers: PeerOptions;
}

/** What clients may take up while they send, read, or do neither. */
export interface PeerOptions extends ConnectionLimitOptions, UnreadResponsesOptions {
  /** The bytes of bodies that may be in memory before their requests are complete. */
  readonly bodiesBytes: number;
}
