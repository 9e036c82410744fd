import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendError } from '../http-errors.ts';

/** No client is known to send a third as many. */
const mostHeaders = 100;

/**
 * Refuses requests that a proxy in front may read otherwise than the gateway does, which is what request smuggling
 * lives on. Node.js itself refuses what could be read as two requests (RFC 9112, section 11.2); what is left are a Host
 * that is said twice, of which Node.js takes the first, encodings of the body, of which it knows one and takes no
 * notice of others, and headers beyond a number, which it drops.
 */
export function refuseAmbiguousRequests(app: FastifyInstance): void {
  // The default is 2000. One more than is allowed shows that there are too many.
  app.server.maxHeadersCount = mostHeaders + 1;
  const refusedOn = new WeakSet<Socket>();
  app.addHook('onRequest', (request, reply, done) => {
    const { socket } = request.raw;
    if (refusedOn.has(socket)) {
      // What follows on the connection may be a part of the refused request to somebody else, yet Node.js reads it on
      // before the connection is closed. It is left alone, and goes with the connection.
      reply.hijack();
      return;
    }
    const refusal = refusalOf(request);
    if (refusal === null) {
      done();
      return;
    }
    refusedOn.add(socket);
    sendError(reply.header('connection', 'close'), refusal.status, refusal.message);
  });
}

interface Refusal {
  readonly status: number;
  readonly message: string;
}

function refusalOf({ raw: { rawHeaders, headers, httpVersion } }: FastifyRequest): Refusal | null {
  if (rawHeaders.length / 2 > mostHeaders) {
    return { status: 431, message: `The request has more than ${mostHeaders} headers.` };
  }
  const hosts = countOf('host', rawHeaders);
  if (hosts > 1) return { status: 400, message: 'The header Host of the request is there twice.' };
  if (hosts === 0 && httpVersion !== '1.0')
    return { status: 400, message: 'The header Host of the request is missing.' };
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') {
    return { status: 415, message: 'The body of the request has a content encoding; supported: none.' };
  }
  const encoding = headers['transfer-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'chunked') {
    return {
      status: 400,
      message: 'The body of the request has a transfer encoding that is not supported; supported: chunked.',
    };
  }
  return null;
}

/** How often a header is there. */
function countOf(name: string, rawHeaders: readonly string[]): number {
  let count = 0;
  // Names and values follow each other.
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const each = rawHeaders[index];
    if (each?.length === name.length && each.toLowerCase() === name) count += 1;
  }
  return count;
}
