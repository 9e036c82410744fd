import { setMaxListeners } from 'node:events';
import type { FastifyReply } from 'fastify';

/**
 * A signal that fires when the client goes away before it has its answer, or when the time for the answer is over; then
 * its reason is a TimeoutError.
 *
 * `close` of a response follows its end in every case, so only one without an end means that the client has left.
 * (`close` of the request says nothing: Node.js emits it as soon as the request's body has been read.)
 */
export function requestSignal({ raw }: FastifyReply, timeoutMs: number): AbortSignal {
  const controller = new AbortController();
  // The client has left before anything was begun for it, and nothing will say so any more.
  if (raw.closed) {
    controller.abort();
    return controller.signal;
  }
  // Every operation that is waited for listens, and one request may wait for hundreds: that is no leak.
  setMaxListeners(0, controller.signal);
  const timer = setTimeout(() => {
    controller.abort(new DOMException('The time for this request is over.', 'TimeoutError'));
  }, timeoutMs);
  // Node.js tells only the response that a connection is at of its end, and none to a request behind that (pipelining).
  const { socket } = raw.req;
  const end = (): void => {
    raw.off('close', end);
    socket.off('close', end);
    clearTimeout(timer);
    if (!raw.writableEnded) controller.abort();
  };
  socket.setMaxListeners(0);
  raw.on('close', end);
  socket.on('close', end);
  return controller.signal;
}
