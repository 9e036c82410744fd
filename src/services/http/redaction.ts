/** A longer text is truncated: it is for a person to read. */
const longestText = 1000;

/** A longer ID is truncated. The services' own IDs are UUIDs. */
const longestId = 200;

/** The rest of a longer text is not looked at. */
const longestRead = 16 * 1024;

/** Every part of a credential that is twice as long contains a whole block, by which it is found. */
const blockLength = 12;

/** What a service may repeat and the client must not receive. */
export interface Secrets {
  /** Tokens and keys; they are found in parts and encoded, too. */
  readonly credentials: readonly string[];
  readonly hosts: readonly string[];
}

/**
 * Prepares the texts that a service wrote for the client and for the log. All of them come through here: messages of
 * errors and operations, violations, IDs.
 *
 * A service, or a proxy in front of it, may repeat the request in its errors. So the credentials and hosts of the call
 * are replaced by `***`, as is everything that has the form of a credential. Control characters could forge lines of a
 * log or control a terminal, so they become spaces.
 */
export class Redaction {
  /** For texts of calls whose secrets are not known. */
  static readonly ofUnknownSecrets = new Redaction(() => ({ credentials: [], hosts: [] }));

  readonly #secretsOf: () => Secrets;
  #secrets: { readonly spellings: readonly string[]; readonly hosts: RegExp | null } | null = null;

  /** @param secretsOf is called when there is a text, which few calls have */
  constructor(secretsOf: () => Secrets) {
    this.#secretsOf = secretsOf;
  }

  /** Hides the secrets in a text and truncates it, in this order: half a secret would no longer be recognized. */
  text(text: string): string {
    return this.#prepare(text, longestText);
  }

  /** The same for an ID. */
  id(id: string): string {
    return this.#prepare(id, longestId);
  }

  /** Returns the IDs of a request, each where it is known. */
  ids({ requestId, serverTraceId }: RequestIds): { readonly requestId?: string; readonly serverTraceId?: string } {
    return {
      ...(requestId === undefined ? {} : { requestId: this.id(requestId) }),
      ...(serverTraceId === undefined ? {} : { serverTraceId: this.id(serverTraceId) }),
    };
  }

  #prepare(text: string, longest: number): string {
    if (text === '') return text;
    const { spellings, hosts } = (this.#secrets ??= prepareSecrets(this.#secretsOf()));
    const clean = text.slice(0, longestRead).toWellFormed().replaceAll(controlCharacters, ' ');
    const places = spellings.flatMap((spelling) => placesOf(spelling, clean));
    let rest = hidePlaces(clean, places);
    if (hosts !== null) rest = rest.replaceAll(hosts, hidden);
    for (const [pattern, replacement] of credentialForms) rest = rest.replaceAll(pattern, replacement);
    // A credential that was cut at the end may be too short to be recognized.
    if (text.length > longestRead) rest = rest.slice(0, -2 * blockLength);
    return rest.slice(0, longest).toWellFormed();
  }
}

const hidden = '***';

/** Controls of ASCII and Latin-1, line separators, and marks that change the direction of what follows. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const controlCharacters = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/**
 * The forms of credentials: the provider's own (https://yandex.cloud/en/docs/iam/concepts/authorization), and those that
 * are common. No pattern can match a text in two ways, so the time is linear.
 */
const credentialForms: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g, hidden],
  // Words such as "Bearer authentication" are not credentials: those are longer, or have a digit.
  [/\b(bearer|basic|api-key|oauth)[ +]+(?:[\w.~+/=%-]{20,}|(?=[a-z.~+/=%-]{0,19}\d)[\w.~+/=%-]{8,})/gi, `$1 ${hidden}`],
  [/\bt1\.[\w-]{16,}={0,2}(?:\.[\w-]+={0,2})?/g, hidden], // an IAM token
  [/\by[0-3]_[\w-]{30,}/g, hidden], // an OAuth token
  [/\bAQVN[\w-]{20,}/g, hidden], // an API key
  [/\bYC[\w-]{38}(?![\w-])/g, hidden], // a static secret key
  [/\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, hidden], // a JWT
  [/(:\/\/)[^/@\s:]{1,200}:[^/@\s]{1,200}@/g, `$1${hidden}@`],
  [
    /\b((?:access|iam|refresh|id|session)[ _-]?token|api[_-]?key|password|passwd|secret(?:[_-]?key)?|private[_-]?key|cookie)(["']?[:=] ?["']?)[^\s"',;&}]{6,}/gi,
    `$1$2${hidden}`,
  ],
];

function prepareSecrets({ credentials, hosts }: Secrets): {
  readonly spellings: readonly string[];
  readonly hosts: RegExp | null;
} {
  const names = [...new Set(hosts)].filter((host) => host !== '').map(escapeForPattern);
  return {
    spellings: [...new Set(credentials.flatMap(spellingsOf))],
    // Host names have no case (RFC 9110, section 4.2.3).
    hosts: names.length === 0 ? null : new RegExp(names.join('|'), 'gi'),
  };
}

/** Returns the spellings in which a service may repeat a credential: as it is, encoded for a URL, and in base64. */
function spellingsOf(credential: string): readonly string[] {
  if (credential === '') return [];
  const spellings = [credential, encodeURIComponent(credential)];
  if (credential.length < blockLength) return spellings;
  for (const offset of [0, 1, 2]) {
    // Where it begins within a group of three bytes decides its characters. Those that depend on neighbours are left out.
    const text = Buffer.from(`${'x'.repeat(offset)}${credential}`)
      .toString('base64')
      .replace(/=+$/, '');
    const own = text.slice(offset === 0 ? 0 : offset + 1, -1);
    spellings.push(own, own.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return spellings;
}

/** From the first character to the one after the last. */
type Place = readonly [start: number, end: number];

/**
 * Finds a credential in a text, and every part of it that is long enough to contain a whole block: a service may have
 * truncated what it repeats.
 */
function placesOf(credential: string, text: string): Place[] {
  const places: Place[] = [];
  const length = Math.min(blockLength, credential.length);
  for (let block = 0; block + length <= credential.length; block += length) {
    const part = credential.slice(block, block + length);
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, places.at(-1)?.[1])) {
      let [start, end] = [at, at + length];
      while (start > 0 && block > at - start && text[start - 1] === credential[block - (at - start) - 1]) start -= 1;
      while (end < text.length && block + end - at < credential.length && text[end] === credential[block + end - at]) {
        end += 1;
      }
      places.push([start, end]);
    }
  }
  return places;
}

/** Hides places that may overlap. */
function hidePlaces(text: string, places: readonly Place[]): string {
  let result = '';
  let from = 0;
  for (const [start, end] of [...places].sort(([one], [other]) => one - other)) {
    if (start > from || from === 0) result += text.slice(from, start) + hidden;
    from = Math.max(from, end);
  }
  return result + text.slice(from);
}

function escapeForPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** The IDs by which a service's support finds a request. */
export interface RequestIds {
  /** The header `x-request-id`, or the detail `google.rpc.RequestInfo`. */
  readonly requestId: string | undefined;
  /** The header `x-server-trace-id`. */
  readonly serverTraceId: string | undefined;
}
