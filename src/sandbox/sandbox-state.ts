import type { KnownTokens } from './access/authenticate.ts';
import type { SandboxStore } from './data/store.ts';
import type { ServiceAccountKeys } from './iam/service-accounts.ts';
import type { TokenIssuer } from './iam/token-issuer.ts';
import type { PageTokens } from './lists/page-tokens.ts';
import type { IdempotencyKeys } from './operations/idempotency.ts';
import type { OperationRunner } from './operations/operation-runner.ts';
import type { Stamps } from './operations/stamps.ts';
import type { SandboxQuirks } from './quirks.ts';
import type { CreatedImages } from './quotas.ts';

/** What the services of one sandbox share. */
export interface SandboxState {
  readonly seed: number;
  readonly store: SandboxStore;
  readonly tokens: KnownTokens;
  readonly tokenIssuer: TokenIssuer;
  readonly serviceAccountKeys: ServiceAccountKeys | undefined;
  readonly pageTokens: PageTokens;
  readonly idempotencyKeys: IdempotencyKeys;
  readonly runner: OperationRunner;
  readonly createdImages: CreatedImages;
  readonly stamps: Stamps;
  readonly quirks: SandboxQuirks;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  /** A number that was not given before, for making IDs. */
  readonly nextNumber: () => number;
}
