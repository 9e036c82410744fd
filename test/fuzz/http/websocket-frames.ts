import { z } from 'zod';
import { judgeErrors, judgeGraphql, refuseLeaks } from '../judge.ts';

/**
 * How a connection may be closed: by RFC 6455, section 7.4.1, and by the protocol graphql-transport-ws. 1011 and 4500
 * are faults of the server's own.
 */
const closeCodes: ReadonlySet<number> = new Set([
  1000, 1001, 1002, 1003, 1005, 1007, 1009, 1013, 4400, 4401, 4403, 4406, 4408, 4409, 4429,
]);

const messageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal(['connection_ack', 'ping', 'pong']), payload: z.unknown().optional() }),
  z.strictObject({ type: z.literal('next'), id: z.string(), payload: z.unknown() }),
  z.strictObject({ type: z.literal('error'), id: z.string(), payload: z.array(z.unknown()).min(1) }),
  z.strictObject({ type: z.literal('complete'), id: z.string() }),
]);

/** Throws if what a server has sent over a WebSocket is not of the protocol, or says what it should not. */
export function judgeFrames(bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) {
    const opcode = (bytes[at] ?? 0) & 0x0f;
    const short = bytes[at + 1] ?? 0;
    // RFC 6455, section 5.1: a server does not mask. No message here is longer than two bytes can say.
    if (short >= 127) throw new Error(`A frame is masked or too long: ${bytes.toString('latin1', at, at + 20)}`);
    const [length, start] = short === 126 ? [bytes.readUInt16BE(at + 2), at + 4] : [short, at + 2];
    judgeFrame(opcode, bytes.subarray(start, start + length));
    at = start + length;
  }
}

function judgeFrame(opcode: number, payload: Buffer): void {
  if (opcode === 0x8) {
    const code = payload.length < 2 ? 1005 : payload.readUInt16BE(0);
    if (!closeCodes.has(code)) throw new Error(`The connection was closed with ${code}: ${payload.toString()}`);
    refuseLeaks(payload.toString());
  } else if (opcode === 0x1) judgeMessage(payload.toString());
  else if (opcode !== 0x9 && opcode !== 0xa) throw new Error(`There is a frame of the kind ${opcode}.`);
}

function judgeMessage(text: string): void {
  refuseLeaks(text);
  const message = messageSchema.parse(JSON.parse(text));
  if (message.type === 'error') judgeErrors(message.payload);
  else if (message.type === 'next') judgeGraphql(JSON.stringify(message.payload));
}
