import type { UpstreamError, UpstreamService } from '../model/errors.ts';

/**
 * The tokens that services have refused with 401 during one GraphQL request. Further calls of the request with the same
 * token would be refused as well, so they are not sent.
 *
 * A refusal counts for its service only: another service may accept the token. It counts for its request only: a new
 * token may take a moment until every part of a service accepts it.
 */
export class RefusedTokens {
  /** A request has one token, or two where the first was replaced, for a few services. */
  readonly #refusals: Refusal[] = [];

  /** Records a refusal; returns `false` when it was recorded before. */
  add(service: UpstreamService, authorization: string, error: UpstreamError): boolean {
    if (this.find(service, authorization) !== null) return false;
    this.#refusals.push({ service, authorization, error });
    return true;
  }

  /** Returns the error with which a service has refused a token; `null` when it has not. */
  find(service: UpstreamService, authorization: string | null): UpstreamError | null {
    for (const refusal of this.#refusals) {
      if (refusal.service === service && refusal.authorization === authorization) return refusal.error;
    }
    return null;
  }
}

interface Refusal {
  readonly service: UpstreamService;
  readonly authorization: string;
  readonly error: UpstreamError;
}
