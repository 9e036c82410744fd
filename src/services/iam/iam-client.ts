import { SignJWT } from 'jose/jwt/sign';
import type { Cancellation } from '../cancellation.ts';
import type { Endpoint } from '../endpoint.ts';
import { HttpClient } from '../http/http-client.ts';
import { type JsonObject, MalformedAnswer, requiredText } from '../http/proto-json.ts';
import type { UpstreamObserver } from '../upstream-observer.ts';
import { callForItself, checkedToken, type IamToken, type IamTokenSource, tokenCalls } from './iam-token.ts';
import type { ServiceAccountKey } from './service-account-key.ts';

const path = '/iam/v1/tokens';

/** IAM takes JWTs that live for an hour at most. This one is used at once, so it need only outlive different clocks. */
const jwtLifetimeSeconds = 600;

export interface IamClientOptions {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly observer?: UpstreamObserver;
  /**
   * The `aud` of the JWTs: the token URL as IAM knows it, which differs from the URL of a proxy in front of IAM. `null`
   * for the token path under `baseUrl`.
   */
  readonly audience?: string | null;
  /** Asked for anew each time, so that a key that has been replaced meanwhile is no longer used. */
  readonly key: () => ServiceAccountKey;
}

/**
 * Exchanges the authorised key of a service account for IAM tokens.
 * https://yandex.cloud/en/docs/iam/operations/iam-token/create-for-sa#via-jwt
 */
export class IamClient implements IamTokenSource {
  static readonly endpoint: Endpoint = { service: 'IAM', title: 'IAM', hostLabel: 'iam', variable: 'IAM_URL' };

  readonly #http: HttpClient;
  readonly #audience: string;
  readonly #key: () => ServiceAccountKey;

  constructor({ key, audience = null, ...options }: IamClientOptions) {
    this.#http = new HttpClient({ ...tokenCalls, ...options, endpoint: IamClient.endpoint });
    this.#audience = audience ?? options.baseUrl.replace(/\/+$/, '') + path;
    this.#key = key;
  }

  async fetch(cancellation: Cancellation): Promise<IamToken> {
    const jwt = await signJwt(this.#key(), this.#audience);
    return this.#http.post({ path, body: { jwt }, secrets: [jwt] }, callForItself(cancellation), decodeToken);
  }

  close(): Promise<void> {
    return this.#http.close();
  }
}

/** A JWT by which a service account shows that it has its key. */
function signJwt({ id, serviceAccountId, privateKey }: ServiceAccountKey, audience: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', kid: id })
    .setIssuer(serviceAccountId)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + jwtLifetimeSeconds)
    .sign(privateKey);
}

/** IAM API reference, IamToken.create. */
function decodeToken(json: JsonObject): IamToken {
  const expiresAt = Date.parse(requiredText(json, 'expiresAt'));
  if (Number.isNaN(expiresAt)) throw new MalformedAnswer('"expiresAt" is not a time');
  return { token: checkedToken(requiredText(json, 'iamToken')), expiresAt };
}
