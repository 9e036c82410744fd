import type { FastifyBaseLogger } from 'fastify';
import { UpstreamError } from '../../model/errors.ts';
import type { Credentials } from '../../services/credentials.ts';
import type { HttpClientOptions } from '../../services/http/http-client.ts';
import { IamClient } from '../../services/iam/iam-client.ts';
import { MetadataClient } from '../../services/iam/metadata-client.ts';
import { RenewingToken } from '../../services/iam/renewing-token.ts';
import { parseServiceAccountKey, type ServiceAccountKey } from '../../services/iam/service-account-key.ts';
import { noObserver } from '../../services/upstream-observer.ts';
import { openReloadingFile, type ReloadingFile } from '../reloading-file.ts';

/** Where the gateway's own tokens come from. */
export type IdentityOptions =
  | {
      readonly kind: 'service-account';
      readonly iamUrl: string;
      /** The audience of the service account's JWTs; `null` for the token path under `iamUrl`. */
      readonly audience: string | null;
      readonly keyFile: string;
    }
  | { readonly kind: 'metadata'; readonly metadataUrl: string };

/** How tokens are asked for. */
export type TokenRequestOptions = Pick<HttpClientOptions, 'timeoutMs' | 'observer'>;

/** An account of the gateway's own. */
export interface OwnAccount {
  readonly mode: IdentityOptions['kind'];
  /** Which account it is. The metadata service does not tell, so for the machine's account it is always the same. */
  readonly accountId: string;
  readonly credentials: Credentials;
}

/** As whom the gateway calls the services. */
export interface OwnIdentity {
  /**
   * The account at this moment. A request keeps the account that it began with, so that nothing that was read as one
   * account is kept as read by another.
   */
  readonly account: OwnAccount;
  close(): Promise<void>;
}

/**
 * Asks for the first token at once, and is not stopped by getting none.
 *
 * @param onAccountChange called when the key file is that of another account
 */
export function createOwnIdentity(
  options: IdentityOptions,
  { timeoutMs, observer = noObserver }: TokenRequestOptions,
  log: FastifyBaseLogger,
  onAccountChange: () => void,
): OwnIdentity {
  const onFailure = (error: unknown): void => {
    if (error instanceof UpstreamError) {
      // IAM's words may be about the gateway's key; they hold nothing of it, nor of a token.
      log.warn({ ...error.extensions, reason: error.message }, 'the gateway could not get a token of its own');
    } else log.error({ err: error }, 'unexpected error');
  };
  const { kind: mode } = options;
  if (options.kind === 'metadata') {
    const client = new MetadataClient({ baseUrl: options.metadataUrl, timeoutMs, observer });
    const credentials = new RenewingToken(client, onFailure);
    return { account: { mode, accountId: '', credentials }, close: () => credentials.close() };
  }
  const { iamUrl: baseUrl, audience, keyFile } = options;
  const connect = (key: () => ServiceAccountKey): RenewingToken =>
    new RenewingToken(new IamClient({ baseUrl, audience, timeoutMs, observer, key }), onFailure);
  return new ServiceAccountIdentity(keyFile, connect, log, onAccountChange);
}

/** The service account of a key file, which may be replaced by the key of another account. */
class ServiceAccountIdentity implements OwnIdentity {
  readonly #file: ReloadingFile<ServiceAccountKey>;
  readonly #connect: (key: () => ServiceAccountKey) => RenewingToken;
  readonly #log: FastifyBaseLogger;
  readonly #onChange: () => void;
  #current: { readonly account: OwnAccount; readonly token: RenewingToken };
  /** Resolves when the tokens of earlier accounts are no longer renewed. */
  #closed: Promise<void> = Promise.resolve();

  constructor(
    keyFile: string,
    connect: (key: () => ServiceAccountKey) => RenewingToken,
    log: FastifyBaseLogger,
    onChange: () => void,
  ) {
    this.#connect = connect;
    this.#log = log;
    this.#onChange = onChange;
    const onReload = (): void => this.#keyChanged();
    this.#file = openReloadingFile('SERVICE_ACCOUNT_KEY_FILE', keyFile, parseServiceAccountKey, log, onReload);
    this.#current = this.#begin();
  }

  get account(): OwnAccount {
    return this.#current.account;
  }

  async close(): Promise<void> {
    this.#file.close();
    await Promise.all([this.#current.token.close(), this.#closed]);
  }

  #begin(): { readonly account: OwnAccount; readonly token: RenewingToken } {
    const token = this.#connect(() => this.#file.value);
    const { serviceAccountId: accountId } = this.#file.value;
    return { account: { mode: 'service-account', accountId, credentials: token }, token };
  }

  /** Acts by the new account from now on. Requests under way finish with the token that they began with. */
  #keyChanged(): void {
    const { account, token } = this.#current;
    if (account.accountId === this.#file.value.serviceAccountId) return;
    this.#closed = Promise.all([this.#closed, token.close()]).then(() => undefined);
    this.#current = this.#begin();
    this.#log.info('the gateway acts by another service account');
    this.#onChange();
  }
}
