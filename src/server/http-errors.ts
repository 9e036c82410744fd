import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BodiesLimitError } from './edge/request-bodies.ts';
import { pathOf } from './request-path.ts';

/** Answers requests that do not come as far as GraphQL in the form of a GraphQL error, which clients know to read. */
export function answerHttpErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>(answerError);
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request);
    const allowed = ['GET', 'HEAD', 'POST'].filter((method) => app.hasRoute({ method, url: path }));
    if (allowed.length === 0) return sendError(reply, 404, 'There is nothing at this path. GraphQL is at /graphql.');
    const methods = allowed.join(', ');
    return sendError(
      reply.header('allow', methods),
      405,
      `${request.method} is not allowed here; allowed: ${methods}.`,
    );
  });
}

/** Answers an error that was thrown while a request was read or handled. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof BodiesLimitError) {
    const { statusCode, message, retryAfterSeconds } = error;
    const extensions = { code: 'RESOURCE_EXHAUSTED', retryable: true, retryAfterSeconds };
    return sendError(reply.header('retry-after', retryAfterSeconds), statusCode, message, extensions);
  }
  const status = error.statusCode ?? 500;
  if (status < 500) return sendError(reply, status, messageOf(error, request));
  request.log.error({ err: error }, 'unexpected error');
  return sendError(reply, status, 'Internal error');
}

/** How long a client may take to read that its connection is closed, and to stop sending. */
const lingerMs = 1000;

/**
 * Answers where there is no reply object, and closes the connection: first for what is sent to the client, and then for
 * good, since an answer is lost when it meets bytes that nobody has read (RFC 9112, section 9.6).
 */
export function answerOnSocket(
  socket: Duplex,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = errorBody(status, message);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    'connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  const lingering = setTimeout(() => socket.destroy(), lingerMs).unref();
  socket.once('end', () => socket.destroy()).once('close', () => clearTimeout(lingering));
  socket.resume();
}

/** Fastify's own words, where they do not say what would be right. */
function messageOf(error: FastifyError, request: FastifyRequest): string {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return `The body of the request is larger than ${request.routeOptions.bodyLimit} bytes.`;
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'The body of the request has a content type that is not supported; supported: application/json.';
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return 'The body of the request is not valid JSON.';
    default:
      return error.message;
  }
}

/** Answers in the form of a GraphQL error. */
export function sendError(
  reply: FastifyReply,
  status: number,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(errorBody(status, message, extensions));
}

/** Without another the code is the name of the status, in the spelling that GraphQL error codes have. */
function errorBody(status: number, message: string, extensions: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ errors: [{ message, extensions: { code: codeOf(status), ...extensions } }] });
}

function codeOf(status: number): string {
  return (STATUS_CODES[status] ?? 'Unknown').toUpperCase().replaceAll(/[^A-Z]+/g, '_');
}
