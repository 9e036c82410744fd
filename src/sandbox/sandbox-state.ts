import type { KnownTokens } from './access/authenticate.ts';
import type { SandboxStore } from './data/store.ts';
import type { PageTokens } from './lists/page-tokens.ts';
import type { ServiceQuirks } from './quirks.ts';
import type { ImageServiceName } from './services.ts';

/** What the services of one sandbox share. */
export interface SandboxState {
  readonly seed: number;
  readonly store: SandboxStore;
  readonly tokens: KnownTokens;
  readonly pageTokens: PageTokens;
  readonly quirks: Record<ImageServiceName, ServiceQuirks>;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
}
