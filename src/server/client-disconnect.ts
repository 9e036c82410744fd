import { setMaxListeners } from 'node:events';
import type { FastifyReply } from 'fastify';

/**
 * A signal that fires when the client goes away before it has its answer. `close` of a response follows its end in
 * every case, so only one without an end means that. (`close` of the request says nothing: Node.js emits it as soon
 * as the request's body has been read.)
 */
export function disconnectSignal({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  // Every call under way listens, and one request may make hundreds: that is no leak.
  setMaxListeners(0, controller.signal);
  raw.once('close', () => {
    if (!raw.writableEnded) controller.abort();
  });
  return controller.signal;
}
