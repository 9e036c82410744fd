import { once } from 'node:events';
import { connect } from 'node:net';

/** An answer as it came, byte for byte. */
export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/**
 * Sends bytes over a connection of their own, also what no client would send, and gives all answers that come before it
 * is closed. The client's side is closed with the last byte, so that the server closes its own after its last answer,
 * unless `isHalfClosed` is false: Node.js takes that for the client's leave, and answers only what it can at once.
 */
export async function sendRaw(url: string, bytes: string, { isHalfClosed = true } = {}): Promise<readonly RawAnswer[]> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
  // A server that has seen enough may cut the connection.
  socket.on('error', () => undefined);
  socket.write(Buffer.from(bytes, 'latin1'));
  if (isHalfClosed) socket.end();
  socket.once('end', () => socket.destroy());
  await once(socket, 'close');
  return received
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .filter((text) => text !== '')
    .map(readAnswer);
}

function readAnswer(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  return { status: Number(text.slice(9, 12)), head: text.slice(0, end), body: text.slice(end + 4) };
}
