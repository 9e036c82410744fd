import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testSeed } from '../support/seed.ts';
import { type Cases, runCases } from './cases.ts';
import { FuzzedGateway, type Holdings } from './fuzzed-gateway.ts';
import { FuzzClient } from './http/client.ts';
import { judgeExchange } from './http/judge-exchange.ts';
import { fuzzedRequest, type FuzzedRequest } from './http/requests.ts';
import { expectNothingKept, expectSound } from './steadiness.ts';

const count = 10_000;
/** After so many the caches are as full as they get. */
const warmAfter = 3000;

let gateway: FuzzedGateway;
let client: FuzzClient;
let first: Holdings;
let warm: Holdings;
/** How often which status came of which kind of request. */
const outcomes = new Map<string, number>();

beforeAll(async () => {
  gateway = await FuzzedGateway.start({ BODY_LIMIT_BYTES: '65536', INTROSPECTION: 'off' });
  client = new FuzzClient(gateway.url);
  first = await gateway.holdings();
}, 120_000);

afterAll(() => gateway.close());

const cases: Cases<FuzzedRequest> = {
  name: 'fuzzed HTTP requests',
  make: fuzzedRequest,
  async run(request) {
    const exchange = await client.send(request);
    const statuses = exchange.answers.length === 0 ? ['none'] : exchange.answers.map(({ status }) => status);
    for (const status of statuses) {
      const outcome = `${request.kind}: ${status}`;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    judgeExchange(request, exchange);
  },
  show: ({ kind, manner, pieces }) =>
    `${kind}, ${manner}: ${JSON.stringify(
      Buffer.concat([...pieces])
        .toString('latin1')
        .slice(0, 2000),
    )}`,
};

/** How many answers with these statuses there were to requests of a kind. */
function answersTo(kind: string, statuses: RegExp): number {
  return [...outcomes].reduce((sum, [outcome, times]) => {
    const [of = '', status = ''] = outcome.split(': ');
    return of === kind && statuses.test(status) ? sum + times : sum;
  }, 0);
}

describe(`${count} fuzzed HTTP requests`, () => {
  it('are all answered, well-formed, with nothing that is a fault of the gateway', async () => {
    await runCases(cases, 0, warmAfter);
    warm = await gateway.holdings();
    await runCases(cases, warmAfter, count);
    process.stderr.write(`fuzzed HTTP requests: ${count}, seed ${testSeed}\n`);
  }, 120_000);

  it('are of all kinds, else the tests here would show nothing', () => {
    for (const status of ['200', '400', '404', '405', '406', '413', '415', '417', '431']) {
      expect([status, answersTo('whole', new RegExp(status))]).toEqual([status, expect.any(Number)]);
      expect(answersTo('whole', new RegExp(status))).toBeGreaterThan(20);
    }
    expect(answersTo('WebSocket', /101/)).toBeGreaterThan(200);
    for (const kind of ['malformed', 'contradictory', 'no HTTP']) {
      expect(answersTo(kind, /400/)).toBeGreaterThan(100);
    }
    expect(answersTo('left', /none/)).toBeGreaterThan(200);
  });

  it('leave the gateway sound', async () => {
    client.close();
    await expectSound(gateway);
  });

  it('leave nothing behind in it', () => expectNothingKept(gateway, first, warm, 8), 60_000);
});
