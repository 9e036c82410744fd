import type { TokenRights } from './access/tokens.ts';
import type { Dataset } from './data/dataset.ts';
import type { ServiceQuirks } from './quirks.ts';
import type { ImageServiceName } from './services.ts';

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
  readonly quirks?: Readonly<Partial<Record<ImageServiceName, Partial<ServiceQuirks>>>>;
  /** More tokens to take beside `sandboxTokens`. */
  readonly tokens?: Readonly<Record<string, TokenRights>>;
  /** How long a page token is good. */
  readonly pageTokenLifetimeMs?: number;
  /** How many page tokens are remembered. */
  readonly maxPageTokens?: number;
  /** How many requests the log holds. */
  readonly maxLoggedRequests?: number;
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
}

/** What holds where the options are silent. */
export const defaultOptions = {
  host: '127.0.0.1',
  port: 0,
  seed: 1,
  images: 400,
  pageTokenLifetimeMs: 3_600_000,
  maxPageTokens: 50_000,
  maxLoggedRequests: 10_000,
} as const;
