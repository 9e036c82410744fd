import type { NonEmpty, SeededRandom } from '../../../src/sandbox/data/random.ts';
import { fuzzToken } from '../fuzzed-gateway.ts';
import { oddJson, oddText } from '../odd-values.ts';
import { damaged, documents } from './bodies.ts';

/** Opcodes of RFC 6455, section 5.2, and two that it reserves. */
const opcodes = { continuation: 0x0, text: 0x1, binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa } as const;

/** A frame as a client sends it, which has to be masked; here with zeros, which leave the payload as it is. */
function frame(opcode: number, payload: Buffer, { isFinal = true, isMasked = true } = {}): Buffer {
  const mask = isMasked ? 0x80 : 0;
  const length =
    payload.length < 126
      ? Buffer.from([mask | payload.length])
      : Buffer.from([mask | 126, (payload.length >> 8) & 0xff, payload.length & 0xff]);
  const first = Buffer.from([(isFinal ? 0x80 : 0) | opcode]);
  return Buffer.concat([first, length, Buffer.alloc(isMasked ? 4 : 0), payload]);
}

const text = (message: string): Buffer => frame(opcodes.text, Buffer.from(message).subarray(0, 0xffff));

const hello = JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${fuzzToken}` } });

/** A message of the protocol graphql-transport-ws, each of its members right, odd or missing. */
function message(random: SeededRandom): string {
  const type = random.pick([
    'subscribe',
    'subscribe',
    'subscribe',
    'complete',
    'ping',
    'pong',
    'next',
    oddText(random),
  ]);
  const members = [`"type":${random.chance(0.05) ? oddJson(random) : JSON.stringify(type)}`];
  if (random.chance(0.9))
    members.push(
      `"id":${random.chance(0.8) ? '"1"' : random.pick([oddJson(random), JSON.stringify('ä'.repeat(200))])}`,
    );
  if (random.chance(0.9)) {
    const variables = random.chance(0.5) ? '{"id":"Q29tcHV0ZUltYWdlOmZkODV1MHJjdDMycHJlcGdqbHYw"}' : oddJson(random);
    const payload = `{"query":${JSON.stringify(random.pick(documents))},"variables":${variables}}`;
    members.push(`"payload":${random.chance(0.8) ? payload : oddJson(random)}`);
  }
  return `{${members.join(',')}}`;
}

const frames: NonEmpty<(random: SeededRandom) => Buffer> = [
  (random) => text(message(random)),
  (random) => text(message(random)),
  (random) => text(message(random)),
  (random) => text(hello.slice(0, random.integer(0, hello.length))),
  (random) => text(oddJson(random)),
  (random) => frame(opcodes.text, damaged(random, Buffer.from(message(random)))),
  (random) => frame(opcodes.binary, Buffer.from(message(random)).subarray(0, 0xffff)),
  (random) => frame(opcodes.ping, Buffer.from(oddText(random)).subarray(0, 125)),
  (random) => frame(opcodes.text, Buffer.from('{"type":'), { isFinal: random.chance(0.5) }),
  () => frame(opcodes.continuation, Buffer.from('"ping"}')),
  // What no client may send: unmasked, of a reserved kind, no UTF-8, a control frame that is too long, a code for a
  // close that there is not, a length that is not held.
  () => frame(opcodes.text, Buffer.from(hello), { isMasked: false }),
  (random) => frame(random.pick([0x3, 0xb]), Buffer.from('x')),
  () => frame(opcodes.text, Buffer.from([0xff, 0xfe])),
  () => frame(opcodes.ping, Buffer.alloc(126)),
  () => frame(opcodes.close, Buffer.from([0x03, 0xed])),
  () => Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
  (random) => damaged(random, text(message(random))),
];

const openingHeaders: NonEmpty<string> = [
  'Sec-WebSocket-Version: 8',
  'Sec-WebSocket-Key: x',
  'Sec-WebSocket-Protocol: graphql-ws',
  'Sec-WebSocket-Protocol: ,',
  'Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99',
  'Sec-WebSocket-Extensions: =',
  'Origin: https://evil.example',
];

/** The opening of a WebSocket, and what is said over it, also when nobody listens. */
export function fuzzedOpening(random: SeededRandom): readonly Buffer[] {
  const headers = [
    `GET ${random.chance(0.9) ? '/graphql' : '/livez'} HTTP/1.1`,
    'Host: gateway.example',
    'Connection: Upgrade',
    'Upgrade: websocket',
    ...(random.chance(0.9) ? ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='] : []),
    ...(random.chance(0.9) ? ['Sec-WebSocket-Protocol: graphql-transport-ws'] : []),
    ...(random.chance(0.15) ? [random.pick(openingHeaders)] : []),
  ];
  const said = random.chance(0.8) ? [text(hello)] : [];
  for (let count = random.integer(0, 5); count > 0; count--) said.push(random.pick(frames)(random));
  if (random.chance(0.5)) said.push(frame(opcodes.close, Buffer.from([0x03, 0xe8])));
  return [Buffer.from(`${headers.join('\r\n')}\r\n\r\n`), ...said];
}
