import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { sendError } from '../../http-errors.ts';
import type { CountRequest, Exceeded } from './rate-limit.ts';

const code = 'RESOURCE_EXHAUSTED';

/** Refuses requests that are too many. */
export function limitRequests(count: CountRequest): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  return async (request, reply) => {
    const exceeded = await count(request);
    if (exceeded === null) return;
    const { message, extensions } = tooManyRequests(exceeded);
    sendError(reply.header('retry-after', exceeded.retryAfterSeconds), 429, message, extensions);
  };
}

/** The error of what is one too many. */
export function tooManyRequests({ sender, limit, retryAfterSeconds }: Exceeded): GraphQLError {
  const message =
    `This ${sender} has sent more than ${limit} requests within a minute. ` + `Try again in ${retryAfterSeconds} s.`;
  return new GraphQLError(message, {
    extensions: { code, reason: 'RATE_LIMITED', retryable: true, retryAfterSeconds },
  });
}
