import { randomUUID } from 'node:crypto';
import type { Cancellation } from '../cancellation.ts';
import { noCredentials } from '../credentials.ts';
import { MalformedAnswer } from '../http/proto-json.ts';
import { noPropagatedHeaders } from '../propagated-headers.ts';
import { RefusedTokens } from '../refused-tokens.ts';
import type { UpstreamCall } from '../upstream-call.ts';

/** A token of the gateway's own. */
export interface IamToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Where the gateway gets tokens of its own. */
export interface IamTokenSource {
  /** A token, asked for now; an `UpstreamError` of the service IAM when there is none to be had. */
  fetch(cancellation: Cancellation): Promise<IamToken>;
  /** Ends when what is under way has ended. */
  close(): Promise<void>;
}

/** A token as it can stand in a header, where anything else would break the request that carries it. */
export function checkedToken(token: string): string {
  if (!/^[\x21-\x7e]+$/.test(token)) throw new MalformedAnswer('its token cannot be sent in a header');
  return token;
}

/** Tokens are asked for one at a time, and `RenewingToken` asks again where that failed. */
export const tokenCalls = { concurrency: 1, waitingCalls: 0, retries: 0, circuit: null } as const;

/** A call that is made for the gateway itself rather than for one of its callers. */
export function callForItself(cancellation: Cancellation): UpstreamCall {
  return {
    callerKey: 'the gateway',
    credentials: noCredentials,
    refusedTokens: new RefusedTokens(),
    propagated: noPropagatedHeaders,
    cancellation,
    requestId: randomUUID(),
    idempotencyKey: null,
    traceContext: null,
    onRequest: () => () => undefined,
  };
}
