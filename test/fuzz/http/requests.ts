import type { NonEmpty, SeededRandom } from '../../../src/sandbox/data/random.ts';
import { damaged, fuzzedBody } from './bodies.ts';
import { type FuzzedHead, fuzzedHead } from './heads.ts';
import { fuzzedOpening } from './websocket-messages.ts';

/**
 * How a request is sent: over a connection that is kept, since the request is HTTP whatever it says; over one of its
 * own that is closed behind it; or over one that is broken off.
 */
export type Manner = 'kept' | 'own' | 'broken off';

/** Bytes to send, and what must come of them. */
export interface FuzzedRequest {
  readonly manner: Manner;
  /** What kind of request it is meant to be. */
  readonly kind: string;
  /** One after the other, with time between them. */
  readonly pieces: readonly Buffer[];
  /** Those of all requests in it: the answer to a HEAD has no body, whatever its headers say. */
  readonly methods: readonly string[];
  /** How long to wait for answers before the connection is closed behind the request; `null` for as long as it takes. */
  readonly patienceMs: number | null;
}

/** A body with the headers that say how long it is. */
interface Framed {
  readonly headers: readonly string[];
  readonly bytes: Buffer;
}

function framed(random: SeededRandom, { method }: FuzzedHead): Framed {
  const mayBeNone = ['GET', 'HEAD', 'OPTIONS', 'DELETE', 'TRACE'].includes(method);
  if (mayBeNone && random.chance(0.8)) return { headers: [], bytes: Buffer.alloc(0) };
  const body = fuzzedBody(random);
  if (random.chance(0.8)) return { headers: [`Content-Length: ${body.length}`], bytes: body };
  return { headers: ['Transfer-Encoding: chunked'], bytes: chunked(random, body) };
}

function chunked(random: SeededRandom, body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const size = random.integer(1, Math.max(1, body.length >> 1));
    const chunk = body.subarray(at, at + size);
    const extension = random.chance(0.1) ? ';a=b' : '';
    chunks.push(Buffer.from(`${chunk.length.toString(16)}${extension}\r\n`), chunk, Buffer.from('\r\n'));
    at += size;
  }
  return Buffer.concat([...chunks, Buffer.from(random.chance(0.1) ? '0\r\nX-Trailer: a\r\n\r\n' : '0\r\n\r\n')]);
}

function written(head: FuzzedHead, body: Framed): Buffer {
  const lines = [`${head.method} ${head.target} HTTP/1.1`, ...head.headers, ...body.headers, '', ''];
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), body.bytes]);
}

function whole(random: SeededRandom): FuzzedRequest {
  const head = fuzzedHead(random);
  const bytes = written(head, framed(random, head));
  return { manner: 'kept', kind: 'whole', pieces: inPieces(random, bytes), methods: [head.method], patienceMs: null };
}

function inPieces(random: SeededRandom, bytes: Buffer): readonly Buffer[] {
  if (random.chance(0.8)) return [bytes];
  const at = random.integer(0, bytes.length);
  return [bytes.subarray(0, at), bytes.subarray(at)].filter(({ length }) => length > 0);
}

/** Several requests at once, before the first is answered. */
function pipelined(random: SeededRandom): FuzzedRequest {
  const requests = Array.from({ length: random.integer(2, 4) }, () => whole(random));
  const bytes = Buffer.concat(requests.flatMap(({ pieces }) => pieces));
  return {
    manner: 'own',
    kind: 'pipelined',
    pieces: [bytes],
    methods: requests.flatMap(({ methods }) => methods),
    patienceMs: null,
  };
}

/** Headers that say two things, most of them of the length of the body. */
const contradictions: NonEmpty<readonly string[]> = [
  ['Content-Length: 5', 'Content-Length: 6'],
  ['Content-Length: 5', 'Transfer-Encoding: chunked'],
  ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'],
  ['Transfer-Encoding: gzip, chunked'],
  ['Transfer-Encoding: chunked, chunked'],
  ['Transfer-Encoding: xchunked'],
  ['Content-Length: -1'],
  ['Content-Length: 0x10'],
  ['Content-Length: 99999999999999999999'],
  ['Content-Length : 5'],
  ['Host: second.example'],
  ['Content-Type: text/plain', 'Content-Type: application/json'],
  ['Authorization: Bearer a', 'Authorization: Bearer b'],
  ['Accept: text/event-stream', 'Accept: application/json'],
];

/** Lengths that the body does not come to. */
const unfulfilled: NonEmpty<readonly string[]> = [['Content-Length: 1000000'], ['Transfer-Encoding: chunked']];

/** What cannot be read is refused with a body, whatever the method was to be. */
function notOnlyHead(random: SeededRandom): FuzzedHead {
  const head = fuzzedHead(random);
  return head.method === 'HEAD' ? { ...head, method: 'POST' } : head;
}

function contradictory(random: SeededRandom): FuzzedRequest {
  const head = notOnlyHead(random);
  const isWhole = random.chance(0.8);
  const headers = random.pick(isWhole ? contradictions : unfulfilled);
  const bytes = written(head, { headers, bytes: fuzzedBody(random) });
  const patienceMs = isWhole ? null : 0;
  return { manner: 'own', kind: 'contradictory', pieces: inPieces(random, bytes), methods: [head.method], patienceMs };
}

/** A request with some bytes too many, too few or others, anywhere in it. */
function malformed(random: SeededRandom): FuzzedRequest {
  const head = notOnlyHead(random);
  const whole = written(head, framed(random, head));
  // Most of it may be the body, of which damage is nothing new.
  const headEnd = Math.min(whole.length, whole.indexOf('\r\n\r\n') + 4);
  const start = damaged(random, whole.subarray(0, headEnd));
  const bytes = Buffer.concat([start, whole.subarray(headEnd)]);
  return { manner: 'own', kind: 'malformed', pieces: inPieces(random, bytes), methods: [head.method], patienceMs: 20 };
}

const noHttp: NonEmpty<string> = [
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'GET / HTTP/0.9\r\n\r\n',
  'GET /livez HTTP/1.2\r\nHost: a\r\n\r\n',
  'SSH-2.0-OpenSSH_9.0\r\n',
  'FOO /graphql HTTP/1.1\r\nHost: a\r\n\r\n',
  'CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n',
  '\r\n\r\n\r\n',
  '\0\0\0\0',
];

function alien(random: SeededRandom): FuzzedRequest {
  const bytes = random.chance(0.5)
    ? Buffer.from(random.pick(noHttp), 'latin1')
    : Buffer.from(Array.from({ length: random.integer(1, 300) }, () => random.integer(0, 255)));
  return { manner: 'own', kind: 'no HTTP', pieces: [bytes], methods: [''], patienceMs: 20 };
}

/** A client that leaves in the middle of its request, or before it has its answer. */
function left(random: SeededRandom): FuzzedRequest {
  const request = whole(random);
  const bytes = Buffer.concat(request.pieces);
  const sent = random.chance(0.5) ? bytes : bytes.subarray(0, random.integer(1, bytes.length));
  return { ...request, manner: 'broken off', kind: 'left', pieces: [sent] };
}

function webSocket(random: SeededRandom): FuzzedRequest {
  return { manner: 'own', kind: 'WebSocket', pieces: fuzzedOpening(random), methods: ['GET', ''], patienceMs: 20 };
}

/** A request of any kind. */
export function fuzzedRequest(random: SeededRandom): FuzzedRequest {
  const drawn = random.next();
  if (drawn < 0.62) return whole(random);
  if (drawn < 0.68) return pipelined(random);
  if (drawn < 0.77) return contradictory(random);
  if (drawn < 0.86) return malformed(random);
  if (drawn < 0.88) return alien(random);
  if (drawn < 0.93) return left(random);
  return webSocket(random);
}
