import { derivedUuid, isUuid } from '../../model/uuid.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import type { Attempt, HttpRequest } from './connections.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * The headers of a request: names and values in turn, which is how undici takes them without going over an object.
 *
 * @param further those that have nothing to do with what is asked, of which no two have the same name
 */
export function requestHeaders(
  { body, headers: requestsOwn }: HttpRequest,
  { call, authorization }: Attempt,
  further: readonly (Headers | undefined)[],
): string[] {
  const headers = ['accept', 'application/json', 'x-request-id', call.requestId];
  headers.push('x-client-request-id', clientRequestId(call));
  if (authorization !== null) headers.push('authorization', authorization);
  if (body) headers.push('content-type', 'application/json');
  for (const more of further) add(headers, more);
  add(headers, requestsOwn);
  addPropagated(headers, call.propagated.headers);
  return headers;
}

function add(headers: string[], more: Headers | undefined): void {
  if (more === undefined) return;
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
