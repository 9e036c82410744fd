import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { sendError } from '../../http-errors.ts';
import type { Exceeded, RateLimit } from './rate-limit.ts';

const code = 'RESOURCE_EXHAUSTED';

/** Rejects requests that exceed the rate limit, before their bodies are read. */
export function limitRequests(rateLimit: RateLimit): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  return async (request, reply) => {
    const exceeded = await rateLimit.countRequest(request);
    if (exceeded === null) return;
    const { message, extensions } = tooManyRequests(exceeded);
    for (const [name, value] of retryHeaders(exceeded)) reply.header(name, value);
    sendError(reply, 429, message, extensions);
  };
}

/** Returns the headers of the response to a request that exceeds the rate limit. */
export function retryHeaders(exceeded: Exceeded): readonly (readonly [name: string, value: string])[] {
  return isTooLarge(exceeded) ? [] : [['retry-after', String(exceeded.retryAfterSeconds)]];
}

/** Returns the error of a request, or a subscription, that exceeds the rate limit. */
export function tooManyRequests(exceeded: Exceeded): GraphQLError {
  const { retryAfterSeconds } = exceeded;
  const retry = isTooLarge(exceeded) ? { retryable: false } : { retryable: true, retryAfterSeconds };
  return new GraphQLError(messageOf(exceeded), { extensions: { code, reason: 'RATE_LIMITED', ...retry } });
}

function messageOf(exceeded: Exceeded): string {
  const { sender, limit, unit, units, left, retryAfterSeconds } = exceeded;
  if (unit === 'requests') {
    return `This ${sender} has sent more than ${limit} requests within a minute. Try again in ${retryAfterSeconds} s.`;
  }
  const counts = `This operation counts as ${units} ${units === 1 ? 'call' : 'calls'} to the services.`;
  if (isTooLarge(exceeded)) return `${counts} The limit for each ${sender} is ${limit} within a minute. Request less.`;
  return (
    `${counts} This ${sender} has ${left} of ${limit} calls left within the current minute. ` +
    `Try again in ${retryAfterSeconds} s.`
  );
}

/** Whether an operation exceeds the limit of a whole minute, so that waiting has no effect. */
function isTooLarge({ units, limit }: Exceeded): boolean {
  return units > limit;
}
