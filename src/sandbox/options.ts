import type { TokenRights } from './access/tokens.ts';
import type { Dataset } from './data/dataset.ts';
import type { ServiceAccountKeys } from './iam/service-accounts.ts';
import type { SandboxQuirks } from './quirks.ts';

/** How a sandbox is to be. */
export interface SandboxOptions {
  /** The address to listen on; only this machine's own by default. */
  readonly host?: string;
  /** The port to listen on; 0, the default, takes any that is free. */
  readonly port?: number;
  /** The same seed gives the same images and the same choices of quirks and faults. */
  readonly seed?: number;
  /** How many images to generate beside the published and the special ones. */
  readonly images?: number;
  /** What to hold instead of generated images. */
  readonly dataset?: Dataset;
  /** In what services differ from the default sandbox. */
  readonly quirks?: { readonly [S in keyof SandboxQuirks]?: Partial<SandboxQuirks[S]> };
  /** More tokens to take beside `sandboxTokens`. */
  readonly tokens?: Readonly<Record<string, TokenRights>>;
  /** How long operations take. */
  readonly operationDurationMs?: number;
  /** The keys whose JWTs are exchanged for IAM tokens; any key if absent. */
  readonly serviceAccountKeys?: ServiceAccountKeys;
  /** How long an IAM token is good. */
  readonly iamTokenLifetimeMs?: number;
  /** How long a page token is good. */
  readonly pageTokenLifetimeMs?: number;
  /** How many page tokens are remembered. */
  readonly maxPageTokens?: number;
  /** How many requests the log holds. */
  readonly maxLoggedRequests?: number;
  /** How long idle connections are kept. */
  readonly keepAliveMs?: number;
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
}

/** What holds where the options are silent. */
export const defaultOptions = {
  host: '127.0.0.1',
  port: 0,
  seed: 1,
  images: 400,
  operationDurationMs: 5000,
  iamTokenLifetimeMs: 12 * 3_600_000,
  pageTokenLifetimeMs: 3_600_000,
  maxPageTokens: 50_000,
  maxLoggedRequests: 10_000,
  // Longer than clients keep them, so that it is not the sandbox that closes one just before it is used.
  keepAliveMs: 65_000,
} as const;
