import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'undici';
import { testSeed } from '../support/seed.ts';
import { type Cases, runCases } from './cases.ts';
import { type FuzzedDocument, fuzzedDocument } from './documents/requests.ts';
import { FuzzedGateway, fuzzToken, type Holdings } from './fuzzed-gateway.ts';
import { type GraphqlAnswer, judgeEvents, judgeGraphql } from './judge.ts';
import { expectNothingKept, expectSound } from './steadiness.ts';

const count = 10_000;
/**
 * After so many the caches are as full as they get. The largest is Apollo Server's of valid documents, with 30 MiB of
 * them as JSON, which are some 140 MB of heap: the heap grows by that for 7,000 documents, then no more. What it grows by
 * behind that is kept by no cache; 4 MB are 2 KiB for each document.
 */
const warmAfter = 8000;

let gateway: FuzzedGateway;
let pool: Pool;
let first: Holdings;
let warm: Holdings;
/** How often which codes came of which kind of document; `data` where there were data, whatever errors beside them. */
const outcomes = new Map<string, number>();

beforeAll(async () => {
  gateway = await FuzzedGateway.start();
  pool = new Pool(gateway.url, { connections: 48 });
  first = await gateway.holdings();
}, 120_000);

afterAll(async () => {
  await pool.destroy();
  await gateway.close();
});

const cases: Cases<FuzzedDocument> = {
  name: 'fuzzed documents',
  make: fuzzedDocument,
  async run({ kind, query, variables, accept }) {
    const { statusCode, headers, body } = await pool.request({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${fuzzToken}`, accept },
      body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
    });
    const text = await body.text();
    if (statusCode !== 200 && statusCode !== 400) throw new Error(`The status is ${statusCode}: ${text}`);
    const isStream = String(headers['content-type']).startsWith('text/event-stream');
    const answers = isStream ? judgeEvents(text) : [judgeGraphql(text)];
    for (const answer of answers) judgeByKind(kind, answer);
  },
  show: ({ kind, query, variables }) => `${kind}: ${query.slice(0, 3000)}\n${variables.slice(0, 2000)}`,
};

/** A document that is valid is not refused for not being so, unless it is too large. */
function judgeByKind(kind: FuzzedDocument['kind'], { data, errors = [] }: GraphqlAnswer): void {
  const outcome = `${kind}: ${data === undefined ? String(errors[0]?.extensions.code) : 'data'}`;
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  if (kind === 'mutated') return;
  const refusal = errors.find(
    ({ extensions }) => extensions.code.startsWith('GRAPHQL_') && extensions['measure'] === undefined,
  );
  if (refusal !== undefined) throw new Error(`A valid document was refused: ${refusal.message}`);
}

describe(`${count} fuzzed documents`, () => {
  it('are all answered, well-formed, with nothing that is a fault of the gateway', async () => {
    await runCases(cases, 0, warmAfter);
    warm = await gateway.holdings();
    await runCases(cases, warmAfter, count);
    process.stderr.write(
      `fuzzed documents: ${count}, seed ${testSeed}: ${JSON.stringify(Object.fromEntries(outcomes))}\n`,
    );
  }, 120_000);

  it('are executed and refused often enough, else the tests here would show nothing', () => {
    const floors = {
      'valid: data': 3500,
      'valid: BAD_USER_INPUT': 80,
      'valid: QUERY_TOO_COSTLY': 30,
      // Subscriptions that do not ask for events.
      'valid: BAD_REQUEST': 20,
      'mutated: data': 300,
      'mutated: GRAPHQL_PARSE_FAILED': 2000,
      'mutated: GRAPHQL_VALIDATION_FAILED': 900,
      'mutated: BAD_USER_INPUT': 400,
    };
    const tooFew = Object.entries(floors).filter(([outcome, floor]) => (outcomes.get(outcome) ?? 0) < floor);
    expect(tooFew).toEqual([]);
  });

  it('leave the gateway sound', async () => {
    await pool.destroy();
    await expectSound(gateway);
  });

  it('leave nothing behind in it', () => expectNothingKept(gateway, first, warm, 4), 60_000);
});
