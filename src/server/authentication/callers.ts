import { UnauthenticatedError } from '../../model/errors.ts';
import type { Credentials } from '../../services/credentials.ts';
import type { CallerVerifier } from './caller-verifier.ts';
import { type Authenticate, bearerToken } from './principal.ts';

/**
 * Lets callers in whom one of the verifiers knows. What they do they do by the gateway's credentials; their own go
 * nowhere.
 */
export function authenticateCallers(verifiers: readonly CallerVerifier[], credentials: Credentials): Authenticate {
  const kinds = verifiers.map(({ expected }) => expected).join(', or ');
  const refused = (reason: string): UnauthenticatedError =>
    new UnauthenticatedError(`${reason}. Send the header "Authorization: Bearer <token>" with ${kinds}.`);
  return async ({ authorization }) => {
    if (authorization === undefined) throw refused('This request carries no credentials');
    const token = bearerToken(authorization);
    if (token === null) throw refused('The credentials are of a kind that is not accepted');
    for (const verifier of verifiers) {
      const verdict = await verifier.verify(token);
      if (verdict === null) continue;
      if ('refusal' in verdict) throw refused(`The token is not accepted: ${verdict.refusal}`);
      return { ...verdict, standing: 'verified', credentials };
    }
    throw refused('The token is not known');
  };
}
