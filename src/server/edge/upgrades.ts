import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Lets only requests for a WebSocket leave HTTP/1.1, and answers all others that ask for it as if they had not asked,
 * which a server may do (RFC 9110, section 7.8). Java's HttpClient for one asks every server for HTTP/2 that way.
 *
 * Once somebody listens for upgrades, Node.js hands over the connection of every request that asks for one, with the
 * body not read, whatever it asks for; `shouldUpgradeCallback`, which would choose, is not in the versions that the
 * gateway supports. So such a request is put back into its connection, without what it asks for, and read again. It is
 * the last one there: a proxy may believe that what follows is of another protocol, and have let anything through.
 *
 * @param isForWebSocket whether a request is one for a WebSocket where there are any
 * @returns what has an event `upgrade` for each request for a WebSocket
 */
export function takeUpgrades(server: Server, isForWebSocket: (request: IncomingMessage) => boolean): Server {
  const upgrades = createServer();
  server.on('upgrade', (request, socket: Duplex, head) => {
    if (isForWebSocket(request)) {
      upgrades.emit('upgrade', request, socket, head);
    } else {
      socket.unshift(Buffer.concat([headWithoutUpgrade(request), head]));
      server.emit('connection', socket);
    }
  });
  return upgrades;
}

/** Whether a request asks for a WebSocket (RFC 6455, section 4.2.1). */
export function asksForWebSocket({ method, headers: { upgrade } }: IncomingMessage): boolean {
  return method === 'GET' && upgrade?.toLowerCase() === 'websocket';
}

/** The first line and the headers as they came, which Node.js gives as Latin-1. */
function headWithoutUpgrade({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): Buffer {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (!/^(connection|upgrade)$/i.test(name)) lines.push(`${name}: ${rawHeaders[index + 1] ?? ''}`);
  }
  return Buffer.from([...lines, 'Connection: close', '', ''].join('\r\n'), 'latin1');
}
