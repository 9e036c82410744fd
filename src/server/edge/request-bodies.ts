import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { isCheapJson } from '../../services/http/json-bounds.ts';
import { ReceivedBytes } from '../../services/http/received-bytes.ts';

/** A body is not read to its end, since the process receives as many bytes of bodies as it may. */
export class BodiesLimitError extends Error {
  override readonly name = 'BodiesLimitError';
  readonly statusCode = 503;
  readonly code = 'BODIES_LIMIT';
  readonly retryAfterSeconds = 1;

  constructor() {
    super('The gateway is receiving as many bytes of request bodies as it may. Try again later.');
  }
}

/** A body is valid JSON, but has more values or more nesting than any request. */
export class ExpensiveBodyError extends Error {
  override readonly name = 'ExpensiveBodyError';
  readonly statusCode = 400;
  readonly code = 'EXPENSIVE_BODY';

  constructor() {
    super('The body of the request has more JSON values, or more of them inside each other, than any GraphQL request.');
  }
}

type Done = (error: Error | null, body?: unknown) => void;

/**
 * Reads the JSON bodies of requests, in bytes bounded over all requests. Nearly every body arrives in one chunk and does
 * not count.
 *
 * Beyond the limit it ends the body that began first. Clients that send at the speed of a network are done in less than
 * a second, so this body belongs to a client that stopped sending.
 *
 * Fastify's own reader keeps a list of chunks, of which each costs some hundred bytes of heap: a body of 1 MB in chunks
 * of one byte would take up 100 MB or more.
 */
export class RequestBodies {
  readonly #limit: number;
  /** The oldest first. */
  readonly #receiving: Reception[] = [];
  #total = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The bytes that unfinished bodies hold. */
  get total(): number {
    return this.#total;
  }

  /** Makes an application read its JSON bodies here. */
  registerAt(app: FastifyInstance): void {
    const parse = app.getDefaultJsonParser('error', 'error');
    app.removeContentTypeParser('application/json');
    app.addContentTypeParser('application/json', (request, payload, done: Done) => {
      const { bodyLimit } = request.routeOptions;
      const declared = declaredLength(request);
      if (declared !== null && declared > bodyLimit) {
        done(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE());
        return;
      }
      new Reception(payload, { limit: bodyLimit, declared }, this, (error, body) => {
        if (error !== null) done(error);
        else if (declared !== null && declared !== body.length)
          done(new errorCodes.FST_ERR_CTP_INVALID_CONTENT_LENGTH());
        else if (!isCheapJson(body)) done(new ExpensiveBodyError());
        else void parse(request, body.toString('utf8'), done);
      });
    });
  }

  /** Counts bytes that a body holds. */
  add(reception: Reception, bytes: number): void {
    if (!this.#receiving.includes(reception)) this.#receiving.push(reception);
    this.#total += bytes;
    while (this.#total > this.#limit) {
      const [oldest] = this.#receiving;
      if (oldest === undefined) return;
      oldest.fail(new BodiesLimitError());
    }
  }

  /** Stops counting a body that has ended. */
  remove(reception: Reception): void {
    const place = this.#receiving.indexOf(reception);
    if (place < 0) return;
    this.#receiving.splice(place, 1);
    this.#total -= reception.held;
  }
}

interface Lengths {
  /** The largest that is read. */
  readonly limit: number;
  /** The length that the client declared; `null` where it did not. */
  readonly declared: number | null;
}

/** One body that is being received. */
class Reception {
  readonly #payload: IncomingMessage;
  readonly #lengths: Lengths;
  readonly #bodies: RequestBodies;
  readonly #onEnd: (error: Error | null, body: Buffer) => void;
  readonly #received = new ReceivedBytes();
  #isOver = false;
  held = 0;

  constructor(
    payload: IncomingMessage,
    lengths: Lengths,
    bodies: RequestBodies,
    onEnd: (error: Error | null, body: Buffer) => void,
  ) {
    this.#payload = payload;
    this.#lengths = lengths;
    this.#bodies = bodies;
    this.#onEnd = onEnd;
    payload.on('data', this.#add).on('end', this.#succeed).on('error', this.#break).resume();
  }

  fail(error: Error): void {
    this.#end(error);
  }

  readonly #add = (chunk: Buffer): void => {
    const { limit, declared } = this.#lengths;
    if (this.#received.length + chunk.length > limit) {
      this.#end(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE());
      return;
    }
    this.#received.add(chunk, declared ?? limit);
    const added = this.#received.held - this.held;
    if (added === 0 || this.#received.length === declared) return;
    this.held += added;
    this.#bodies.add(this, added);
  };

  readonly #succeed = (): void => this.#end(null);

  /** The client has left before the end of its body. */
  readonly #break = (error: Error): void => this.#end(Object.assign(error, { statusCode: 400 }));

  #end(error: Error | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#payload.off('data', this.#add).off('end', this.#succeed).off('error', this.#break);
    // What may still follow is not kept.
    this.#payload.on('error', () => undefined).resume();
    this.#bodies.remove(this);
    this.#onEnd(error, error === null ? this.#received.bytes() : Buffer.alloc(0));
  }
}

/** The length of a body by its header `Content-Length`; `null` where it is sent in chunks. */
function declaredLength({ headers }: FastifyRequest): number | null {
  const declared = headers['content-length'];
  return declared === undefined ? null : Number(declared);
}
