import websocket, { type WebSocket } from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { handleProtocols } from 'graphql-ws';
import { asksForWebSocket, takeUpgrades } from '../edge/upgrades.ts';
import { pathOf } from '../request-path.ts';
import { acceptsEvents } from './accepts-events.ts';
import { Connection } from './connection.ts';
import { keepAlive } from './keep-alive.ts';
import { answerOpenings } from './opening-request.ts';
import { sendError } from '../http-errors.ts';
import { createProtocolServer, type ProtocolOptions } from './protocol.ts';
import { createEventsHandler, type EventsHandler } from './server-sent-events.ts';
import { serveSocket } from './serve-socket.ts';

export interface SubscriptionsOptions extends ProtocolOptions {
  /** The largest message that is read. */
  readonly messageLimitBytes: number;
  /** How often a client has to show that it is still there. */
  readonly keepAliveMs: number;
  /** How long a client may take to agree to the end of a connection. */
  readonly closeTimeoutMs: number;
}

/** What the gateway takes where nothing else is asked for. */
export const subscriptionTimes: Pick<
  SubscriptionsOptions,
  'connectionInitTimeoutMs' | 'keepAliveMs' | 'closeTimeoutMs'
> = { connectionInitTimeoutMs: 5000, keepAliveMs: 12_000, closeTimeoutMs: 2000 };

/** When a client may come again whose address has too many WebSockets. */
const socketRetryAfterSeconds = 5;

/** What answers requests for subscriptions. */
export interface SubscriptionHandlers {
  /** Refuses a WebSocket that an address asks for which has as many as it may. */
  readonly limitSockets: (request: FastifyRequest, reply: FastifyReply, done: () => void) => void;
  /** Talks over the WebSocket that a request asked for. */
  readonly webSocket: (socket: WebSocket, request: FastifyRequest) => void;
  /** Whether a request is to be answered with server-sent events. */
  readonly acceptsEvents: (request: FastifyRequest) => boolean;
  /** Answers it with them. */
  readonly events: EventsHandler;
}

/**
 * Makes the application accept WebSockets on those routes, registered after this, that have the returned handler for
 * them. A route that was registered before answers a request for a WebSocket like any other.
 */
export async function registerSubscriptions(
  app: FastifyInstance,
  options: SubscriptionsOptions,
): Promise<SubscriptionHandlers> {
  const server = createProtocolServer(options);
  const socketOptions = {
    server: takeUpgrades(app.server, (request) => asksForWebSocket(request) && pathOf(request) === '/graphql'),
    handleProtocols,
    maxPayload: options.messageLimitBytes,
    // Messages that come together are then handled one after the other, each with all that follows from it. A client
    // may use the ID of a subscription again right after its `complete`.
    allowSynchronousEvents: false,
    // An option of ws that @types/ws does not know yet.
    closeTimeout: options.closeTimeoutMs,
  };
  await app.register(websocket, {
    options: socketOptions,
    errorHandler: handleSocketError,
    // "Going away": clients connect again, to whoever takes over.
    preClose(this: FastifyInstance, done: () => void) {
      for (const client of this.websocketServer.clients) client.close(1001, 'The gateway is being stopped.');
      this.websocketServer.close();
      done();
    },
  });
  answerOpenings(app);
  return {
    limitSockets(request, reply, done) {
      const refusal = request.ws ? options.openLimits.refusal(request) : null;
      if (refusal === null) done();
      else sendError(reply.header('retry-after', socketRetryAfterSeconds), 429, refusal.message, refusal.extensions);
    },
    webSocket(socket, request) {
      socket.once('close', options.metrics.socketOpened());
      keepAlive(socket, options.keepAliveMs);
      serveSocket(server, new Connection(socket, request, options));
    },
    acceptsEvents: (request) => acceptsEvents(request, options.limits),
    events: createEventsHandler(app, options),
  };
}

/** What a client sends may not be what RFC 6455 lets it send. The socket then closes by itself, with a code that says so. */
function handleSocketError(error: Error, socket: WebSocket, request: FastifyRequest): void {
  if (socket.readyState === socket.OPEN) {
    request.log.error({ err: error }, 'unexpected error');
    socket.close(1011, 'Internal error');
  } else {
    request.log.info({ err: error }, 'websocket broken by the client');
  }
}
