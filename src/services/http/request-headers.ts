import { derivedUuid, isUuid } from '../../model/uuid.ts';
import type { UpstreamCall } from '../upstream-call.ts';

type Headers = Readonly<Record<string, string>>;

/** The headers of one request that differ from call to call. */
export interface HeadersOfRequest {
  readonly call: UpstreamCall;
  /** The header `Authorization`; `null` for none. */
  readonly authorization: string | null;
  readonly hasBody: boolean;
  /** Further ones, of which no two have the same name. */
  readonly others: readonly (Headers | undefined)[];
}

/** Names and values in turn, in lower case: undici takes them so without going over an object. */
export function requestHeaders({ call, authorization, hasBody, others }: HeadersOfRequest): string[] {
  const headers = ['accept', 'application/json', 'x-request-id', call.requestId];
  headers.push('x-client-request-id', clientRequestId(call));
  if (authorization !== null) headers.push('authorization', authorization);
  if (hasBody) headers.push('content-type', 'application/json');
  for (const more of others) if (more !== undefined) add(headers, more);
  addPropagated(headers, call.propagated.headers);
  return headers;
}

function add(headers: string[], more: Headers): void {
  for (const [name, value] of Object.entries(more)) headers.push(name, value);
}

/** None of the caller's takes the place of one of the gateway's own, nor stands beside it. */
function addPropagated(headers: string[], propagated: Headers): void {
  for (const [name, value] of Object.entries(propagated)) {
    const isOwn = headers.some((own, index) => index % 2 === 0 && own === name);
    if (!isOwn) headers.push(name, value);
  }
}

const derivedIds = new WeakMap<UpstreamCall, string>();

/**
 * What the client of the gateway calls its request, for whoever searches the logs of both sides for it. The services' own
 * header takes a UUID alone.
 */
function clientRequestId(call: UpstreamCall): string {
  const { requestId } = call;
  if (isUuid(requestId)) return requestId;
  const known = derivedIds.get(call);
  if (known !== undefined) return known;
  const derived = derivedUuid(requestId);
  derivedIds.set(call, derived);
  return derived;
}
