import type { NonEmpty, SeededRandom } from '../../../src/sandbox/data/random.ts';
import { sandboxFolders } from '../../../src/sandbox/sandbox.ts';
import { deepJson, oddJson, oddNumber, oddText } from '../odd-values.ts';

/** Documents that are right, so that some requests get as far as a service. */
export const documents: NonEmpty<string> = [
  '{ __typename }',
  'query Named { __typename }',
  '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { id name } }',
  `{ images(folderIds: ["${sandboxFolders.alpha}"], first: 2) { nodes { id name } } }`,
  'query ($id: ID!) { node(id: $id) { id } }',
  'query ($f: ImageFilter, $n: Int) { computeImages(folderId: "standard-images", filter: $f, first: $n) { nodes { id } } }',
  'mutation ($id: ID!) { deleteImage(input: { id: $id }) { operation { id } } }',
  'subscription ($id: ID!) { imageStatus(id: $id) { status } }',
  'query A { __typename } query B { __typename }',
  '{',
  '',
];

/** The members of a GraphQL request, each of them right, odd or missing. */
function graphqlRequest(random: SeededRandom): string {
  const members: string[] = [];
  const add = (name: string, share: number, right: () => string): void => {
    if (!random.chance(share)) return;
    members.push(`${JSON.stringify(name)}:${random.chance(0.2) ? oddJson(random) : right()}`);
  };
  add('query', 0.93, () => JSON.stringify(random.pick(documents)));
  add('variables', 0.6, () => variables(random));
  add('operationName', 0.3, () => JSON.stringify(random.pick(['Named', 'A', 'B', oddText(random)])));
  add('extensions', 0.3, () => extensions(random));
  add(oddText(random), 0.15, () => oddJson(random));
  // What comes twice.
  if (random.chance(0.05)) members.push(random.pick(['"query":"{ a }"', '"variables":null', '"__proto__":{"a":1}']));
  return `{${members.join(',')}}`;
}

function variables(random: SeededRandom): string {
  const id = random.pick([
    '"Q29tcHV0ZUltYWdlOmZkODV1MHJjdDMycHJlcGdqbHYw"',
    JSON.stringify(oddText(random)),
    oddNumber(random),
    oddJson(random),
  ]);
  return `{"id":${id},"n":${oddNumber(random)},"f":${oddJson(random)},${JSON.stringify(oddText(random))}:null}`;
}

function extensions(random: SeededRandom): string {
  const hash = random.pick(['"x"', JSON.stringify('0'.repeat(64)), oddJson(random)]);
  const version = random.pick(['1', '2', oddJson(random)]);
  return `{"persistedQuery":{"version":${version},"sha256Hash":${hash}}}`;
}

/** A text with some of it cut off, doubled or changed. */
export function damaged(random: SeededRandom, bytes: Buffer): Buffer {
  if (bytes.length === 0) return bytes;
  const at = random.integer(0, bytes.length - 1);
  const to = Math.min(bytes.length, at + random.integer(1, 8));
  switch (random.integer(0, 3)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
    default: {
      const changed = Buffer.from(bytes);
      for (let index = at; index < to; index++) changed[index] = random.integer(0, 255);
      return changed;
    }
  }
}

const form = (random: SeededRandom): string => new URLSearchParams({ query: random.pick(documents) }).toString();

/** The kinds of bodies, by how often they come. */
const kinds: NonEmpty<(random: SeededRandom) => string | Buffer> = [
  graphqlRequest,
  graphqlRequest,
  graphqlRequest,
  graphqlRequest,
  (random) => damaged(random, Buffer.from(graphqlRequest(random))),
  (random) => damaged(random, Buffer.from(graphqlRequest(random))),
  oddJson,
  deepJson,
  (random) => `{"query":"{ __typename }","variables":{"a":${deepJson(random)}}}`,
  (random) => `[${graphqlRequest(random)},${graphqlRequest(random)}]`,
  form,
  (random) => `--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${graphqlRequest(random)}\r\n--x--\r\n`,
  (random) => Buffer.from(`\ufeff${graphqlRequest(random)}`, random.chance(0.5) ? 'utf8' : 'utf16le'),
  // Bytes that are no UTF-8, within a text.
  (random) =>
    Buffer.from(`{"query":"{ image(id: \\"\xff\xfe\xc0\x80\xed\xa0\x80\\") { id } }"}`, 'latin1').subarray(
      0,
      random.integer(20, 60),
    ),
  (random) => Buffer.from(Array.from({ length: random.integer(0, 200) }, () => random.integer(0, 255))),
  (random) => random.pick(['', ' ', '\n', '\0', '\0'.repeat(100), '{}', '[]', 'null', '""', '0', '{"query":null}']),
  // More than the body may be.
  (random) => `{"query":"{ __typename }","x":"${'x'.repeat(random.integer(60_000, 80_000))}"}`,
];

/** What is sent as the body of a request. */
export function fuzzedBody(random: SeededRandom): Buffer {
  return Buffer.from(random.pick(kinds)(random));
}
