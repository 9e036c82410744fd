import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long a new connection may take to say what it wants after the server has stopped listening. */
const unusedGraceMs = 250;

/** How a server stops: it says so, finishes what is under way, and in the end hangs up. */
export interface Draining {
  readonly hasBegun: () => boolean;
  /** Readiness turns false, and every connection is closed with its next answer. New ones are still accepted. */
  readonly begin: () => void;
  /** Accepts no further connection; ends when the requests under way have been answered. */
  readonly finish: () => Promise<void>;
  /** Cuts the connections that are left, so that `finish` ends. */
  readonly cut: () => void;
}

export function createDraining(app: FastifyInstance): Draining {
  let draining = false;
  const sockets = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // Node.js keeps a connection open after an answer even when its server is closing.
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (draining) reply.header('connection', 'close');
    done(null, payload);
  });
  const begin = (): void => {
    draining = true;
  };
  const destroy = (selected: (socket: Socket) => boolean): void => {
    for (const socket of sockets) if (selected(socket)) socket.destroy();
  };
  return {
    hasBegun: () => draining,
    begin,
    async finish() {
      begin();
      // Browsers open connections ahead of need. To Node.js these are not idle, so it would wait for them.
      const unused = setTimeout(() => destroy((socket) => socket.bytesRead === 0), unusedGraceMs);
      await app.close();
      clearTimeout(unused);
    },
    cut: () => destroy(() => true),
  };
}
