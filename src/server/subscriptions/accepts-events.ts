import type { FastifyRequest } from 'fastify';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { z } from 'zod';
import type { Limits } from '../limits/limits.ts';

const eventStream = 'text/event-stream';

/**
 * Whether a request is to be answered with events: it accepts them and either nothing that a single answer could be, or
 * asks for a subscription. Some clients accept both, whatever they ask for.
 */
export function acceptsEvents({ headers, body }: FastifyRequest, limits: Limits): boolean {
  const accepted = headers.accept?.toLowerCase() ?? '';
  // Of most requests no more than this has to be known.
  if (!accepted.includes(eventStream)) return false;
  const types = accepted.split(',').map((range) => range.split(';', 1)[0]?.trim() ?? '');
  if (!types.includes(eventStream)) return false;
  return types.every((type) => type === eventStream) || asksForSubscription(body, limits);
}

const document = z.object({ query: z.string(), operationName: z.string().nullish() });

function asksForSubscription(body: unknown, limits: Limits): boolean {
  const { success, data } = document.safeParse(body);
  // What is too large or no GraphQL is refused by whoever answers.
  if (!success || limits.checkSource(data.query) !== null) return false;
  try {
    return getOperationAST(parse(data.query), data.operationName)?.operation === OperationTypeNode.SUBSCRIPTION;
  } catch {
    return false;
  }
}
