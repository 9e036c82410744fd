import { type CryptoKey, exportJWK, generateKeyPair, type GenerateKeyPairAlgorithm, type JWK, SignJWT } from 'jose';

export const issuer = 'https://login.example.net/';
export const audience = 'image-gateway';

/** What makes an issuer's keys count. */
export const jwtEnvironment = { CALLER_JWT_ISSUER: issuer, CALLER_JWT_AUDIENCE: audience } as const;

/** A key of an issuer of JWTs. */
export class IssuerKey {
  /** As it is published. */
  readonly jwk: JWK;
  readonly #header: { readonly alg: string; readonly kid: string };
  readonly #privateKey: CryptoKey;

  private constructor(header: { readonly alg: string; readonly kid: string }, publicJwk: JWK, privateKey: CryptoKey) {
    this.jwk = { ...publicJwk, ...header, use: 'sig' };
    this.#header = header;
    this.#privateKey = privateKey;
  }

  static async create(kid: string, alg: GenerateKeyPairAlgorithm = 'ES256'): Promise<IssuerKey> {
    const { publicKey, privateKey } = await generateKeyPair(alg);
    return new IssuerKey({ alg, kid }, await exportJWK(publicKey), privateKey);
  }

  /** A JWT that is right but for what is given. A claim that is `undefined` is left out. */
  sign(
    claims: Readonly<Record<string, unknown>> = {},
    header: Readonly<Record<string, unknown>> = {},
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const right = { iss: issuer, aud: audience, sub: 'alice', iat: now, exp: now + 300 };
    const payload = Object.entries<unknown>({ ...right, ...claims }).filter(([, value]) => value !== undefined);
    return new SignJWT(Object.fromEntries(payload))
      .setProtectedHeader({ ...this.#header, ...header })
      .sign(this.#privateKey);
  }
}
