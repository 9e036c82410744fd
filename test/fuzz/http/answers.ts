/** An answer as it came. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const crlf = '\r\n';

/**
 * Takes the answers out of what a server sends over one connection. It throws at what is no HTTP/1.1, which is one of
 * the things that are looked for here.
 */
export class AnswerReader {
  readonly answers: Answer[] = [];
  /** What has come after the answer 101, if there was one. */
  upgraded: Buffer | null = null;
  readonly #methods: string[];
  #unread: Buffer = Buffer.alloc(0);

  /** @param methods those of the requests, in their order; a request that is not there is no HEAD */
  constructor(methods: readonly string[]) {
    this.#methods = [...methods];
  }

  /** A further request is on its way. */
  expect(method: string): void {
    this.#methods.push(method);
  }

  push(chunk: Buffer): void {
    if (this.upgraded !== null) {
      this.upgraded = Buffer.concat([this.upgraded, chunk]);
      return;
    }
    this.#unread = Buffer.concat([this.#unread, chunk]);
    while (this.#unread.length > 0 && this.#readOne());
  }

  /** The connection has ended: an answer that is not whole is none, unless its request was broken off. */
  end(): void {
    if (this.#unread.length > 0) throw new Error(`The connection was closed in an answer: ${this.#unread.toString()}`);
  }

  /** Whether there was enough for a whole answer. */
  #readOne(): boolean {
    const end = this.#unread.indexOf(crlf + crlf);
    if (end === -1) return false;
    const { status, headers } = readHead(this.#unread.toString('latin1', 0, end));
    const rest = this.#unread.subarray(end + 4);
    if (status === 101) {
      this.answers.push({ status, headers, body: '' });
      this.upgraded = rest;
      this.#unread = Buffer.alloc(0);
      return false;
    }
    // RFC 9110, section 15.2: what comes before the answer.
    if (status < 200) {
      this.#unread = rest;
      return true;
    }
    const body = readBody(status, headers, this.#methods[0] ?? '', rest);
    if (body === null) return false;
    this.#methods.shift();
    this.answers.push({ status, headers, body: body.text });
    this.#unread = body.rest;
    return true;
  }
}

function readHead(text: string): Omit<Answer, 'body'> {
  const [statusLine = '', ...lines] = text.split(crlf);
  const status = /^HTTP\/1\.1 (\d{3}) [\x20-\x7e]*$/.exec(statusLine)?.[1];
  if (status === undefined) throw new Error(`This is no status line: ${statusLine}`);
  const headers = lines.map((line): [string, string] => {
    const groups = /^(?<name>[\w-]+): (?<value>.*)$/.exec(line)?.groups;
    if (groups === undefined) throw new Error(`This is no header: ${line}`);
    return [(groups['name'] ?? '').toLowerCase(), groups['value'] ?? ''];
  });
  return { status: Number(status), headers: Object.fromEntries(headers) };
}

interface Body {
  readonly text: string;
  readonly rest: Buffer;
}

/** RFC 9112, section 6.3; `null` while it is not whole. */
function readBody(status: number, headers: Answer['headers'], method: string, bytes: Buffer): Body | null {
  if (method === 'HEAD' || status === 204 || status === 304) return { text: '', rest: bytes };
  if (headers['transfer-encoding'] === 'chunked') return readChunks(bytes);
  const length = Number(headers['content-length'] ?? Number.NaN);
  if (!Number.isInteger(length)) throw new Error(`An answer does not say how long it is: ${JSON.stringify(headers)}`);
  if (bytes.length < length) return null;
  return { text: bytes.toString('utf8', 0, length), rest: bytes.subarray(length) };
}

function readChunks(bytes: Buffer): Body | null {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = bytes.indexOf(crlf, at);
    if (lineEnd === -1) return null;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const end = lineEnd + 2 + size;
    if (bytes.length < end + 2) return null;
    if (size === 0) return { text: Buffer.concat(chunks).toString('utf8'), rest: bytes.subarray(end + 2) };
    chunks.push(bytes.subarray(lineEnd + 2, end));
    at = end + 2;
  }
}
