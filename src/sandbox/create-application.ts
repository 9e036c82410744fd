import type { KnownTokens } from './access/authenticate.ts';
import { sandboxTokens, type TokenRights } from './access/tokens.ts';
import type { Application } from './application.ts';
import { bareMetalRoutes } from './baremetal/routes.ts';
import { bareMetalRules } from './baremetal/rules.ts';
import { desktopRoutes } from './cloud-desktop/routes.ts';
import { desktopRules } from './cloud-desktop/rules.ts';
import { computeRoutes } from './compute/routes.ts';
import { computeRules } from './compute/rules.ts';
import { defaultDataset } from './data/default-dataset.ts';
import { digestWord } from './data/digest.ts';
import { SandboxStore } from './data/store.ts';
import { endpointRoutes } from './endpoints/routes.ts';
import { Faults } from './faults/faults.ts';
import { Router } from './http/router.ts';
import { iamRoutes } from './iam/routes.ts';
import { TokenIssuer } from './iam/token-issuer.ts';
import { PageTokens } from './lists/page-tokens.ts';
import { IdempotencyKeys } from './operations/idempotency.ts';
import { OperationRunner } from './operations/operation-runner.ts';
import { operationRoutes } from './operations/routes.ts';
import { Stamps } from './operations/stamps.ts';
import { defaultOptions, type SandboxOptions } from './options.ts';
import { mergeQuirks, type SandboxQuirks } from './quirks.ts';
import { CreatedImages } from './quotas.ts';
import { RequestLog } from './request-log.ts';

/** Puts together all that a sandbox's server works with. */
export function createApplication(options: SandboxOptions): Application {
  const settings = { ...defaultOptions, ...options };
  const { seed, maxPageTokens } = settings;
  const now = options.now ?? Date.now;
  const stamps = new Stamps();
  // Whoever looks at the store finds done what was due by then; the runner in turn keeps its results in the store.
  const store = new SandboxStore(options.dataset ?? defaultDataset(seed, settings.images), () => runner.settle());
  const runner = new OperationRunner({ store, stamps, now, seed });
  const tokens = knownTokens({ ...sandboxTokens, ...options.tokens });
  let number = 0;
  return {
    state: {
      seed,
      store,
      tokens,
      tokenIssuer: new TokenIssuer({ tokens, now, seed, lifetimeMs: settings.iamTokenLifetimeMs }),
      serviceAccountKeys: options.serviceAccountKeys,
      pageTokens: new PageTokens({ now, lifetimeMs: settings.pageTokenLifetimeMs, capacity: maxPageTokens }),
      idempotencyKeys: new IdempotencyKeys(),
      runner,
      createdImages: new CreatedImages(),
      stamps,
      quirks: chosenQuirks(options),
      now,
      nextNumber: () => ++number,
    },
    router: new Router([
      ...computeRoutes,
      ...bareMetalRoutes,
      ...desktopRoutes,
      ...operationRoutes,
      ...iamRoutes,
      ...endpointRoutes,
    ]),
    faults: new Faults(seed),
    log: new RequestLog(settings.maxLoggedRequests),
  };
}

/** Whose token it is can be left open; then each belongs to somebody else. */
function knownTokens(rights: Readonly<Record<string, TokenRights>>): KnownTokens {
  return new Map(
    Object.entries(rights).map(([token, right]) => [
      token,
      { rights: { subjectId: `aje${digestWord(17, 'subject', token)}`, ...right } },
    ]),
  );
}

function chosenQuirks({ quirks = {}, operationDurationMs: durationMs }: SandboxOptions): SandboxQuirks {
  return {
    compute: mergeQuirks(computeRules.quirks, quirks.compute),
    baremetal: mergeQuirks(bareMetalRules.quirks, quirks.baremetal),
    'cloud-desktop': mergeQuirks(desktopRules.quirks, quirks['cloud-desktop']),
    operation: {
      cancelMethod: 'GET',
      unmatchedMethodStatus: 415,
      writtenDefaults: false,
      durationMs: durationMs ?? defaultOptions.operationDurationMs,
      ...quirks.operation,
    },
  };
}
