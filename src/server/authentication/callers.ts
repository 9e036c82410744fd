import { UnauthenticatedError } from '../../model/errors.ts';
import type { CallerVerifier } from './caller-verifier.ts';
import type { RightsVersion } from './open-rights.ts';
import type { OwnIdentity } from './own-identity.ts';
import { type Authenticate, bearerToken, callerKeyOf } from './principal.ts';

/**
 * Lets callers in whom one of the verifiers knows. What they do they do by the gateway's credentials; their own go
 * nowhere. The key of a caller contains the deployment and the account that the gateway acts by. So whatever is kept or
 * shared under it was read with the rights of that account.
 */
export function authenticateCallers(
  verifiers: readonly CallerVerifier[],
  deployment: string,
  identity: OwnIdentity,
  version: RightsVersion,
): Authenticate {
  const kinds = verifiers.map(({ expected }) => expected).join(', or ');
  const refused = (reason: string): UnauthenticatedError =>
    new UnauthenticatedError(`${reason}. Send the header "Authorization: Bearer <token>" with ${kinds}.`);
  return async ({ authorization }) => {
    if (authorization === undefined) throw refused('This request carries no credentials');
    const rightsVersion = version.current;
    const token = bearerToken(authorization);
    if (token === null) throw refused('The credentials are of a kind that is not accepted');
    for (const verifier of verifiers) {
      const verdict = await verifier.verify(token);
      if (verdict === null) continue;
      if ('refusal' in verdict) throw refused(`The token is not accepted: ${verdict.refusal}`);
      const { mode, accountId, credentials } = identity.account;
      const callerKey = callerKeyOf('served', deployment, mode, accountId, verdict.callerKey);
      const { expiresAt } = verdict;
      return { callerKey, standing: 'verified', credentials, idempotencyScope: callerKey, rightsVersion, expiresAt };
    }
    throw refused('The token is not known');
  };
}
