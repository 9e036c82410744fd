import type { WebSocket } from '@fastify/websocket';

/**
 * Pings a client again and again, and hangs up on one that has not answered by the next time: a client that vanishes
 * without a word would otherwise be served until the operating system notices, and proxies cut connections on which
 * nothing is said, many after a minute. Browsers answer by themselves (RFC 6455, section 5.5.2).
 *
 * Sends no ping while a message waits to be sent: on a slow link the answer would wait for the message.
 * `UnreadResponses` ends the connection of a client that does not read it.
 */
export function keepAlive(socket: WebSocket, intervalMs: number): void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (socket.bufferedAmount > 0) {
      answered = true;
      return;
    }
    if (!answered) {
      socket.terminate();
      return;
    }
    answered = false;
    socket.ping();
  }, intervalMs);
  socket.once('close', () => clearInterval(timer));
}
