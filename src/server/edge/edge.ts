import type { RateLimitOptions } from './rate-limit/rate-limit.ts';

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
}
