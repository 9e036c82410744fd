import type { WebSocket } from '@fastify/websocket';
import { CloseCode, type Server } from 'graphql-ws';
import type { Connection } from './connection.ts';
import { typeOfServerMessage } from './server-messages.ts';

/** How much may wait for a client that asks for more than it reads. */
const mostUnsentBytes = 1024 * 1024;

const longestReasonBytes = 123;

/**
 * Lets a client talk to the protocol's server over its socket. `graphql-ws/use/@fastify/websocket` would do that too,
 * but reports on the console, which is no place for a server's log, and buffers without a limit.
 */
export function serveSocket(server: Server<Connection>, connection: Connection): void {
  const { socket } = connection;
  const fail = (error: unknown): void => connection.fail(error);
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: (message) => send(socket, message),
      close: (code, reason) => socket.close(code, shorten(reason)),
      onMessage: (listener) => {
        socket.on('message', (message: Buffer) => {
          const text = message.toString('utf8');
          const wrong = typeOfServerMessage(text);
          // The promise is kept when all that the message asks for is done: for a subscription at its end.
          if (wrong === null) listener(text).catch(fail);
          else socket.close(CloseCode.BadRequest, `A client sends no message of the type "${wrong}".`);
        });
      },
    },
    connection,
  );
  socket.once('close', (code: number, reason: Buffer) => {
    closed(code, reason.toString('utf8')).catch(fail);
  });
}

/** RFC 6455, section 5.5, has room for 123 bytes. graphql-ws repeats the client's own ID of a subscription here. */
function shorten(reason: string | undefined): string | undefined {
  if (reason === undefined || Buffer.byteLength(reason) <= longestReasonBytes) return reason;
  // A character that is cut in two is left out.
  return new TextDecoder().decode(Buffer.from(reason).subarray(0, longestReasonBytes)).replace(/\ufffd+$/, '');
}

/** Resolves when the message has left the process, so that the events of a slow client wait for it to read. */
async function send(socket: WebSocket, message: string): Promise<void> {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > mostUnsentBytes) {
    socket.terminate();
    return;
  }
  await new Promise<void>((resolve) => {
    // What cannot be sent because the connection is broken needs no answer: `close` follows.
    socket.send(message, () => resolve());
  });
}
