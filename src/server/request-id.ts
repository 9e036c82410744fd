import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What proxies are known to send: a UUID, 32 hexadecimal digits, a trace ID. Nothing that could forge a log line. */
const acceptable = /^[\w.:/+=@-]{1,128}$/;

/** The ID that the caller gave its request in `x-request-id`, if it is fit to be repeated; else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && acceptable.test(given) ? given : randomUUID();
}
