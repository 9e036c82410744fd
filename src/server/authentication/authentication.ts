import type { FastifyBaseLogger } from 'fastify';
import type { CallersOptions } from './caller-verifiers.ts';
import type { IdentityOptions, TokenRequestOptions } from './own-identity.ts';
import { CheckedRights, type OpenRights, RightsVersion, uncheckedRights } from './open-rights.ts';
import { type Authenticate, passthrough } from './principal.ts';

/**
 * As whom the services see the gateway. If as itself, whoever may ask has what the gateway has rights to, so its callers
 * have to be known.
 */
export type AuthenticationOptions =
  | { readonly mode: 'passthrough' }
  | {
      readonly mode: 'own-identity';
      /** The name of the deployment, which all its replicas have. */
      readonly deployment: string;
      readonly identity: IdentityOptions;
      readonly callers: CallersOptions;
    };

/** How this process knows its callers. */
export interface Authentication {
  readonly authenticate: Authenticate;
  /** Ends what is open for callers whose rights end. */
  readonly openRights: OpenRights;
  /** Ends when what is under way has ended. */
  close(): Promise<void>;
}

/**
 * Throws when a file that is needed cannot be used. What knows callers is loaded where they have to be known.
 *
 * @param upstream how tokens of the gateway's own are asked for
 */
export async function createAuthentication(
  options: AuthenticationOptions,
  upstream: TokenRequestOptions,
  log: FastifyBaseLogger,
): Promise<Authentication> {
  if (options.mode === 'passthrough') {
    return { authenticate: passthrough, openRights: uncheckedRights, close: () => Promise.resolve() };
  }
  const [{ authenticateCallers }, { createVerifiers }, { createOwnIdentity }] = await Promise.all([
    import('./callers.ts'),
    import('./caller-verifiers.ts'),
    import('./own-identity.ts'),
  ]);
  const version = new RightsVersion();
  const verifiers = createVerifiers(options.callers, log, version.changed);
  const identity = createOwnIdentity(options.identity, upstream, log, version.changed);
  const authenticate = authenticateCallers(verifiers, options.deployment, identity, version);
  const refresh = (): Promise<unknown> => Promise.all(verifiers.map((verifier) => verifier.refresh()));
  const openRights = new CheckedRights({ authenticate, version, refresh, log });
  return {
    authenticate,
    openRights,
    async close() {
      openRights.close();
      await Promise.all([identity, ...verifiers].map((part) => part.close()));
    },
  };
}
