import type { FastifyReply } from 'fastify';
import { Cancellation } from '../services/cancellation.ts';

/**
 * Says when the client goes away before it has its answer, or when the time for the answer is over.
 *
 * `close` of a response follows its end in every case, so only one without an end means that the client has left.
 * (`close` of the request says nothing: Node.js emits it as soon as the request's body has been read.)
 */
export function requestCancellation({ raw }: FastifyReply, timeoutMs: number): Cancellation {
  const cancellation = new Cancellation(performance.now() + timeoutMs);
  // The client has left before anything was begun for it, and nothing will say so any more.
  if (raw.closed) {
    cancellation.cancel('left');
    return cancellation;
  }
  const timer = setTimeout(cancelOverdue, timeoutMs, cancellation);
  // Node.js tells only the response that a connection is at of its end, and none to a request behind that (pipelining).
  const { socket } = raw.req;
  const end = (): void => {
    raw.off('close', end);
    socket.off('close', end);
    clearTimeout(timer);
    if (!raw.writableEnded) cancellation.cancel('left');
  };
  socket.setMaxListeners(0);
  raw.on('close', end);
  socket.on('close', end);
  return cancellation;
}

function cancelOverdue(cancellation: Cancellation): void {
  cancellation.cancel('overdue');
}
