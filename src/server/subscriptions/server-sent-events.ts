import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type GatewayError, UnauthenticatedError } from '../../model/errors.ts';
import { sendError } from '../http-errors.ts';
import { graphqlError, OpenLimitError } from './open-limits.ts';
import { beginEvents } from './begin-events.ts';
import { EventStream } from './event-stream.ts';
import { atExpiry } from './expiry.ts';
import { Subscription, type SubscriptionEnvironment } from './subscription.ts';

export interface ServerSentEventsOptions extends SubscriptionEnvironment {
  /** How often something is said. */
  readonly keepAliveMs: number;
  /** How long a client may take to read the rest when the gateway is being stopped. */
  readonly closeTimeoutMs: number;
}

/** Answers a request for a subscription with its events. */
export type EventsHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Parameters other than these, such as the ID of a trusted document, are passed on. */
const parameters = z.looseObject({
  query: z.string().prefault(''),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * Makes the handler that answers with server-sent events: one request, one subscription ("distinct connections mode").
 * The library of that protocol is for clients; its server would break the connection without a word when a stream of
 * events fails, and buffer for slow clients without a limit.
 */
export function createEventsHandler(app: FastifyInstance, options: ServerSentEventsOptions): EventsHandler {
  const open = new Set<EventStream>();
  let isStopping = false;
  // Without the event `complete`: clients connect again, to whoever takes over.
  const hangUp = (stream: EventStream): void => {
    stream.finish();
    setTimeout(() => stream.destroy(), options.closeTimeoutMs).unref();
  };
  app.addHook('preClose', (done) => {
    isStopping = true;
    open.forEach(hangUp);
    done();
  });
  return async (request, reply) => {
    const { principal } = request;
    if (principal === null) throw new TypeError('A request has come to GraphQL without its caller being known.');
    const asked = parameters.safeParse(request.body);
    if (!asked.success) return sendError(reply, 400, bodyMistake);

    const place = options.openLimits.open('subscriptions', request, principal);
    if (place instanceof OpenLimitError) {
      return sendError(reply.header('retry-after', retryAfterSeconds), 429, place.message, place.extensions);
    }
    const subscription = new Subscription(options, {
      requestId: request.id,
      connectionId: request.id,
      transport: 'server-sent-events',
      principal,
      headers: request.headers,
      traceContext: request.span?.context ?? null,
      countCalls: (calls) => options.rateLimit.countCalls(request, calls),
      onEnd: () => undefined,
    });
    const events = await beginEvents(subscription, asked.data, options).catch((error: unknown) => {
      place();
      throw error;
    });
    const stream = new EventStream(events, options.keepAliveMs);
    const end = (error: GatewayError): void =>
      stream.finish({ errors: subscription.formatRefusal([graphqlError(error)]) });
    const stopWaiting = atExpiry(principal.expiresAt, () => end(new UnauthenticatedError('The token has expired.')));
    const { authorization } = request.headers;
    const rights = options.openRights.hold({ headers: { authorization }, principal, end });
    open.add(stream);
    stream.once('close', () => {
      stopWaiting();
      rights.release();
      place();
      open.delete(stream);
    });
    // A request whose body was still on its way then; nobody else would end it.
    if (isStopping) hangUp(stream);
    return reply
      .headers({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // So that the server need not wait for a further request on this connection when it is being stopped.
        connection: 'close',
        // nginx would wait for more before it passes anything on.
        'x-accel-buffering': 'no',
      })
      .send(stream);
  };
}

/** When a client may come again that has too many event streams. Only the client can end one of them. */
const retryAfterSeconds = 5;

const bodyMistake =
  'The body of the request is not that of a GraphQL request: "query" and "operationName" have to be strings, ' +
  '"variables" an object.';
