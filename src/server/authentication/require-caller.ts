import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GatewayError, UnauthenticatedError } from '../../model/errors.ts';
import { sendError } from '../http-errors.ts';
import type { Authenticate, Principal } from './principal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** `null` on paths that are open to everybody. */
    principal: Principal | null;
  }
}

/** Makes place for the principal of a request. To be called before the routes that have one are registered. */
export function decoratePrincipal(app: FastifyInstance): void {
  app.decorateRequest('principal', null);
}

/**
 * Refuses a request whose caller has to be known and is not, before its body is read.
 *
 * @param isOpen whether a request needs no caller
 * @param limit counts a request of a stranger, and answers it when it is one too many
 */
export function requireCaller(
  authenticate: Authenticate,
  isOpen: (request: FastifyRequest) => boolean,
  limit: (request: FastifyRequest, reply: FastifyReply) => Promise<void>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  return async (request, reply) => {
    if (isOpen(request)) return;
    try {
      request.principal = await authenticate(request.headers);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      await limit(request, reply);
      if (!reply.sent) refuse(error, request, reply);
    }
  };
}

/** RFC 6750, section 3: what to send instead, and an error code only for who has sent something. */
function refuse(error: GatewayError, { headers }: FastifyRequest, reply: FastifyReply): void {
  if (!(error instanceof UnauthenticatedError)) {
    sendError(reply.header('retry-after', '1'), 503, error.message, { code: error.code });
    return;
  }
  const challenge = 'Bearer realm="image-gateway"';
  const sent = headers.authorization !== undefined;
  reply.header('www-authenticate', sent ? `${challenge}, error="invalid_token"` : challenge);
  sendError(reply, 401, error.message, { code: error.code });
}
