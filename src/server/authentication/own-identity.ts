import type { FastifyBaseLogger } from 'fastify';
import { UpstreamError } from '../../model/errors.ts';
import type { Credentials } from '../../services/credentials.ts';
import type { HttpClientOptions } from '../../services/http/http-client.ts';
import { IamClient } from '../../services/iam/iam-client.ts';
import { MetadataClient } from '../../services/iam/metadata-client.ts';
import { RenewingToken } from '../../services/iam/renewing-token.ts';
import { parseServiceAccountKey } from '../../services/iam/service-account-key.ts';
import { noObserver } from '../../services/upstream-observer.ts';
import { openReloadingFile } from '../reloading-file.ts';

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

/** The credentials of the gateway itself. */
export interface OwnIdentity extends Credentials {
  close(): Promise<void>;
}

/** Asks for the first token at once, and is not stopped by getting none. */
export function createOwnIdentity(
  options: IdentityOptions,
  { timeoutMs, observer = noObserver }: TokenRequestOptions,
  log: FastifyBaseLogger,
): OwnIdentity {
  const onFailure = (error: unknown): void => {
    if (error instanceof UpstreamError) {
      // IAM's words may be about the gateway's key; they hold nothing of it, nor of a token.
      log.warn({ ...error.extensions, reason: error.message }, 'the gateway could not get a token of its own');
    } else log.error({ err: error }, 'unexpected error');
  };
  if (options.kind === 'metadata') {
    return new RenewingToken(new MetadataClient({ baseUrl: options.metadataUrl, timeoutMs, observer }), onFailure);
  }
  const file = openReloadingFile('SERVICE_ACCOUNT_KEY_FILE', options.keyFile, parseServiceAccountKey, log);
  const { iamUrl: baseUrl, audience } = options;
  const client = new IamClient({ baseUrl, audience, timeoutMs, observer, key: () => file.value });
  const token = new RenewingToken(client, onFailure);
  return {
    authorization: () => token.authorization(),
    replacement: (refused) => token.replacement(refused),
    async close() {
      file.close();
      await token.close();
    },
  };
}
