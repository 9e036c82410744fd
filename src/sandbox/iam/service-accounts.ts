import { sandboxTokens, type TokenRights } from '../access/tokens.ts';

/** An authorised key of a service account. */
export interface ServiceAccountKey {
  readonly serviceAccountId: string;
  /** In PEM; without it the signature of a JWT is not checked. */
  readonly publicKey?: string;
  /** What tokens of the account may do; everything if absent. */
  readonly rights?: TokenRights;
}

/** The authorised keys by key ID. Without any, a JWT of whatever key and account is taken, unless its form is wrong. */
export type ServiceAccountKeys = Readonly<Record<string, ServiceAccountKey>>;

/** The OAuth token that can be exchanged for an IAM token. */
export const sandboxOauthToken = 'sandbox-oauth';

/** The rights of identities that were not given any. */
export const defaultIdentityRights: TokenRights = sandboxTokens['sandbox-admin'] ?? { services: [], write: false };
