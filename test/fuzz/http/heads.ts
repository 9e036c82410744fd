import type { NonEmpty, SeededRandom } from '../../../src/sandbox/data/random.ts';
import { fuzzToken } from '../fuzzed-gateway.ts';
import { oddJson, oddNumber, oddText } from '../odd-values.ts';
import { documents } from './bodies.ts';

/** The same so many times, for what is to come more often than the rest. */
function repeated<T>(count: number, item: T): NonEmpty<T> {
  return [item, ...Array.from({ length: count - 1 }, () => item)];
}

/** Methods that Node.js knows, the likely ones more often. CONNECT is none of them: it asks for a tunnel. */
const methods: NonEmpty<string> = [
  ...repeated(30, 'POST'),
  ...repeated(10, 'GET'),
  'HEAD',
  'OPTIONS',
  'PUT',
  'DELETE',
  'PATCH',
  'TRACE',
  'PROPFIND',
  'QUERY',
  'M-SEARCH',
  'POST',
];

const paths: NonEmpty<string> = [
  ...repeated(90, '/graphql'),
  '/',
  '/livez',
  '/readyz',
  '/metrics',
  '/playground/assets/main.js',
  '/catalog/',
  '/graphql/',
  '/graphql/stream',
  '//graphql',
  '/GRAPHQL',
  '/graphql%00',
  '/graphql%2f..%2flivez',
  '/%c0%ae%c0%ae/',
  '/%',
  '/%zz',
  '/../../../../etc/passwd',
  '/playground/assets/..%2f..%2f..%2f..%2fpackage.json',
  '/playground/assets/%00',
  '/__proto__',
  '/constructor/prototype',
  '/.git/config',
  '/favicon.ico',
  '*',
  '/;a=b',
  'http://other.example/graphql',
  'http://other.example:99999/',
  '/graphql#fragment',
];

const contentTypes: NonEmpty<string> = [
  ...repeated(60, 'application/json'),
  'application/json; charset=utf-8',
  'application/json;charset=utf-16',
  'application/json;charset=latin1; charset=utf-7',
  'application/graphql-response+json',
  'application/graphql',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'text/plain',
  'text/json',
  'application/xml',
  'application/json, text/plain',
  '',
  ';',
  '/',
  'application/',
  'application/json; =',
];

const accepts: NonEmpty<string> = [
  ...repeated(16, 'application/json'),
  ...repeated(8, 'application/graphql-response+json'),
  '*/*',
  'text/html',
  'text/event-stream',
  'text/event-stream, application/json',
  'multipart/mixed; deferSpec=20220824, application/json',
  'application/json;q=0',
  'image/png',
  '',
  ',,;q=',
  'application/json;q=NaN, */*;q=-1',
];

/** What may stand in the value of a header at all (RFC 9110, section 5.5): no control codes but the tab. */
const headerText = (random: SeededRandom): string =>
  Buffer.from(oddText(random))
    .toString('latin1')
    .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '')
    .slice(0, 2000)
    .trim();

/** Headers that mean something to the gateway or to what it is made of, with right values and odd ones. */
const further: NonEmpty<(random: SeededRandom) => string> = [
  (random) =>
    `Authorization: ${random.pick(['Bearer', 'Basic Og==', 'bearer  x', `Bearer ${headerText(random)}`, ''])}`,
  (random) => `X-Request-Id: ${random.pick(['id-1', headerText(random), 'x'.repeat(500)])}`,
  (random) => `Idempotency-Key: ${random.pick(['not-a-uuid', headerText(random)])}`,
  (random) =>
    `Traceparent: ${random.pick(['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', 'ff-0-0-0', headerText(random)])}`,
  (random) => `Tracestate: ${headerText(random)}`,
  (random) => `Baggage: ${headerText(random)}`,
  (random) => `X-Upstream-Report: ${random.pick(['1', headerText(random)])}`,
  (random) =>
    `Origin: ${random.pick(['null', 'https://evil.example', 'https://console.example.net', headerText(random)])}`,
  () => 'Access-Control-Request-Method: POST',
  (random) => `X-Forwarded-For: ${random.pick(['1.2.3.4', '::1, x', headerText(random)])}`,
  (random) => `X-Forwarded-Host: ${headerText(random)}`,
  (random) => `X-Forwarded-Proto: ${random.pick(['https', 'gopher'])}`,
  (random) => `Cookie: ${headerText(random)}`,
  (random) => `Range: ${random.pick(['bytes=0-0', 'bytes=9-1', 'x'])}`,
  (random) => `If-None-Match: ${random.pick(['*', '"x"', headerText(random)])}`,
  () => 'If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT',
  (random) => `Accept-Encoding: ${random.pick(['gzip', 'br, gzip;q=0', 'identity;q=0', '*;q=0', headerText(random)])}`,
  (random) => `Accept-Language: ${headerText(random)}`,
  (random) => `Content-Encoding: ${random.pick(['identity', 'gzip', 'br', headerText(random)])}`,
  (random) => `Expect: ${random.pick(['100-continue', '200-ok', headerText(random)])}`,
  (random) => `Upgrade: ${random.pick(['h2c', 'TLS/1.0', headerText(random)])}`,
  (random) => `Connection: ${random.pick(['close', 'keep-alive', 'Upgrade', 'x, y', headerText(random)])}`,
  (random) => `X-Http-Method-Override: ${random.pick(['DELETE', 'GET'])}`,
  (random) => `X-Apollo-Operation-Name: ${headerText(random)}`,
  () => 'X-Apollo-Cache-Control: 1',
  () => 'Apollo-Federation-Include-Trace: ftv1',
  (random) => `__proto__: ${headerText(random)}`,
  (random) => `Constructor: ${headerText(random)}`,
  (random) => `X-${random.word('abc', 5)}: ${'y'.repeat(random.integer(0, 14_000))}`,
  (random) => Array.from({ length: random.integer(2, 130) }, (_, index) => `X-${index}: y`).join('\r\n'),
];

const hosts: NonEmpty<string> = [
  ...repeated(60, 'gateway.example'),
  '',
  'a b',
  '[::1',
  'gateway.example:99999',
  'xn--',
  '%',
  'a,b',
];

/** The first line and the headers of a request, without those that say how long its body is. */
export interface FuzzedHead {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly string[];
}

/** A head that keeps to the grammar of HTTP, whatever it says. */
export function fuzzedHead(random: SeededRandom): FuzzedHead {
  const headers = [`Host: ${random.pick(hosts)}`];
  if (random.chance(0.9)) headers.push(`Authorization: Bearer ${fuzzToken}`);
  if (random.chance(0.8)) headers.push(`Content-Type: ${random.pick(contentTypes)}`);
  if (random.chance(0.6)) headers.push(`Accept: ${random.pick(accepts)}`);
  if (random.chance(0.5)) headers.push('Apollo-Require-Preflight: 1');
  for (let count = random.chance(0.6) ? 0 : random.integer(1, 3); count > 0; count--) {
    headers.push(random.pick(further)(random));
  }
  return { method: random.pick(methods), target: target(random), headers };
}

function target(random: SeededRandom): string {
  const path = random.pick(paths);
  if (path === '*' || random.chance(0.5)) return path;
  const parameters = new URLSearchParams();
  const add = (name: string, value: string): void => parameters.append(name, value.toWellFormed());
  if (random.chance(0.9)) add('query', random.pick(documents));
  if (random.chance(0.4)) add('variables', random.pick(['{}', '{"id":"a"}', '[]', '{', oddJson(random)]));
  if (random.chance(0.2)) add('operationName', oddText(random));
  if (random.chance(0.2)) add('extensions', oddJson(random));
  if (random.chance(0.1)) add('query', oddText(random));
  if (random.chance(0.1)) add(oddText(random), oddNumber(random));
  const written = parameters.toString();
  // Percent signs that say nothing.
  return `${path}?${random.chance(0.1) ? written.replaceAll('%2', '%') : written}`.slice(0, 8000);
}
