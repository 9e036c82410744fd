import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UpstreamError, type UpstreamErrorDetails } from '../../../src/model/errors.ts';
import { Circuit, type CircuitState } from '../../../src/services/http/circuit.ts';
import { checkProperty } from '../../support/seed.ts';

const openMs = 2000;
const minimumCalls = 4;
const options = { failureRatio: 0.5, minimumCalls, windowMs: 10_000, openMs };

let now: number;
let states: CircuitState[];
let circuit: Circuit;

beforeEach(() => start());

function start(): void {
  now = 0;
  states = [];
  circuit = new Circuit('COMPUTE', options, { onChange: (state) => states.push(state), now: () => now });
}

class Refused extends Error {
  readonly forMs: number;

  constructor(forMs: number) {
    super('refused');
    this.forMs = forMs;
  }
}

function failure(details: Partial<UpstreamErrorDetails> = {}): UpstreamError {
  return new UpstreamError({ code: 'UNAVAILABLE', message: 'Down.', service: 'COMPUTE', ...details });
}

/** A call that goes on until the test ends it; `null` when it is refused. */
async function begin(): Promise<{ end: (error?: Error) => Promise<void> } | null> {
  let settle = (_error?: Error): void => undefined;
  const outcome = circuit.run(
    () =>
      new Promise<void>((resolve, reject) => (settle = (error) => (error === undefined ? resolve() : reject(error)))),
    (forMs) => new Refused(forMs),
  );
  const refused = await Promise.race([outcome.catch((error: unknown) => error instanceof Refused), tick(false)]);
  if (refused === true) return null;
  return {
    end: async (error) => {
      settle(error);
      await outcome.catch(() => undefined);
    },
  };
}

function tick<T>(value: T): Promise<T> {
  return new Promise((resolve) => setImmediate(() => resolve(value)));
}

async function call(error?: Error): Promise<boolean> {
  const begun = await begin();
  await begun?.end(error);
  return begun !== null;
}

async function open(): Promise<void> {
  for (let index = 0; index < minimumCalls; index++) await call(failure());
  expect(circuit.state).toBe('open');
}

describe('a circuit opens', () => {
  it('when more than its share of enough calls has failed, and not before', async () => {
    for (const error of [undefined, undefined, failure(), failure()]) await call(error);
    expect(circuit.state).toBe('closed');
    await call(failure());
    expect(circuit.state).toBe('open');
    expect(circuit.refusesForMs).toBe(openMs);
  });

  it('not for failures that are long past', async () => {
    for (let index = 0; index < 20; index++) {
      await call(failure());
      now += options.windowMs / 2;
    }
    expect(circuit.state).toBe('closed');
  });

  it.each<[string, Partial<UpstreamErrorDetails>]>([
    ['it could not be reached', { code: 'UNAVAILABLE' }],
    ['it said that it is not available', { code: 'UNAVAILABLE', httpStatus: 503 }],
    ['it did not answer in time', { code: 'DEADLINE_EXCEEDED' }],
    ['its proxy had no answer in time', { code: 'DEADLINE_EXCEEDED', httpStatus: 504 }],
    ['it answered with something else than it promises', { code: 'UPSTREAM_MALFORMED', httpStatus: 200 }],
  ])('when %s', async (_, details) => {
    for (let index = 0; index < minimumCalls; index++) await call(failure(details));
    expect(circuit.state).toBe('open');
  });

  it.each<[string, Error]>([
    ['what it refuses to a caller', failure({ code: 'PERMISSION_DENIED', httpStatus: 403 })],
    ['what it does not have', failure({ code: 'NOT_FOUND', httpStatus: 404 })],
    ['what a caller asks of it wrongly', failure({ code: 'INVALID_ARGUMENT', httpStatus: 400 })],
    ['whom it does not know', failure({ code: 'UNAUTHENTICATED', httpStatus: 401 })],
    ['how much a caller asks of it', failure({ code: 'RESOURCE_EXHAUSTED', httpStatus: 429 })],
    ['a mistake of its own', failure({ code: 'INTERNAL', httpStatus: 500 })],
    ['what it broke off itself', failure({ code: 'CANCELLED', httpStatus: 499 })],
    ['a client that left', failure({ code: 'CANCELLED' })],
    ['a request that had no more time', failure({ code: 'DEADLINE_EXCEEDED', reason: 'REQUEST_TIMEOUT' })],
    ['another service', failure({ service: 'IAM' })],
    ['a mistake of the gateway', new TypeError('Cannot read properties of undefined')],
  ])('not for %s', async (_, error) => {
    for (let index = 0; index < 100; index++) expect(await call(error)).toBe(true);
    expect(circuit.state).toBe('closed');
  });
});

describe('what a caller is told by the service shows that it is there', () => {
  it.each<UpstreamErrorDetails['code']>(['PERMISSION_DENIED', 'NOT_FOUND', 'RESOURCE_EXHAUSTED'])(
    '%s',
    async (code) => {
      for (let index = 0; index < 20; index++) {
        await call(failure({ code, httpStatus: 400 }));
        await call(failure());
      }
      expect(circuit.state).toBe('closed');
      for (let index = 0; index < 3; index++) await call(failure());
      expect(circuit.state).toBe('open');
      now += openMs;
      await call(failure({ code, httpStatus: 400 }));
      expect(circuit.state).toBe('closed');
    },
  );
});

describe('an open circuit', () => {
  it('refuses calls and says for how long', async () => {
    await open();
    now += 500;
    await expect(
      circuit.run(
        () => Promise.resolve(),
        (forMs) => new Refused(forMs),
      ),
    ).rejects.toMatchObject({ forMs: openMs - 500 });
  });

  it('lets one call look when its time is over, and refuses the others meanwhile', async () => {
    await open();
    now += openMs;
    const look = await begin();
    expect([look === null, await begin(), await begin()]).toEqual([false, null, null]);
    expect(circuit.state).toBe('half-open');
    await look?.end();
    expect([circuit.state, await call()]).toEqual(['closed', true]);
    expect(states).toEqual(['open', 'half-open', 'closed']);
  });

  it('is open again after a look that failed, until the next one', async () => {
    await open();
    now += openMs;
    await call(failure());
    expect([circuit.state, await begin()]).toEqual(['open', null]);
    now += openMs;
    await call();
    expect(circuit.state).toBe('closed');
  });

  it('does not wait for a look that hangs, but lets another one look', async () => {
    await open();
    now += openMs;
    const hanging = await begin();
    now += openMs;
    const second = await begin();
    expect([hanging === null, second === null, await begin()]).toEqual([false, false, null]);
    await second?.end();
    expect(circuit.state).toBe('closed');
    await hanging?.end(failure());
    expect(circuit.state).toBe('closed');
  });

  it('is not kept from looking by looks that fail late', async () => {
    await open();
    const hanging: (() => Promise<void>)[] = [];
    for (let index = 0; index < 5; index++) {
      now += openMs;
      const look = await begin();
      hanging.push(() => look?.end(failure()) ?? Promise.resolve());
    }
    for (const fail of hanging) {
      now += openMs - 1;
      await fail();
      now += 1;
      expect(circuit.refusesForMs).toBe(0);
      await call(failure());
    }
  });

  it('lets the next call look when the one that looked was broken off', async () => {
    await open();
    now += openMs;
    await call(failure({ code: 'CANCELLED' }));
    expect(circuit.state).toBe('half-open');
    expect(await call()).toBe(true);
    expect(circuit.state).toBe('closed');
  });

  it('is not closed by the success of a call that was begun before it opened', async () => {
    const early = await begin();
    await open();
    await early?.end();
    expect(circuit.state).toBe('open');
  });

  it('is not opened again by calls that were begun before', async () => {
    const early = await Promise.all(Array.from({ length: 20 }, begin));
    await open();
    now += openMs;
    await call();
    for (const each of early) await each?.end(failure());
    expect(circuit.state).toBe('closed');
    for (let index = 1; index < minimumCalls; index++) await call(failure());
    expect(circuit.state).toBe('closed');
  });
});

describe('whatever happens', () => {
  it('a service is looked at once in a time, and found well by the first look that it answers', async () => {
    const step = fc.record({
      afterMs: fc.integer({ min: 0, max: 3000 }),
      what: fc.constantFrom<'begin' | 'end'>('begin', 'begin', 'end'),
      which: fc.nat(),
      error: fc.option(
        fc.constantFrom(
          failure(),
          failure(),
          failure({ code: 'CANCELLED' }),
          failure({ code: 'NOT_FOUND', httpStatus: 404 }),
        ),
        { nil: undefined },
      ),
    });
    const property = fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
      start();
      const underWay: {
        readonly end: (error?: Error) => Promise<void>;
        readonly isLook: boolean;
        readonly era: number;
      }[] = [];
      let era = 0;
      let lastLookAt = -Infinity;
      for (const { afterMs, what, which, error } of steps) {
        now += afterMs;
        const before = circuit.state;
        if (what === 'begin') {
          const isDue = circuit.refusesForMs === 0;
          const begun = await begin();
          expect(begun !== null).toBe(before === 'closed' || isDue);
          if (before !== 'closed' && now - lastLookAt >= openMs) expect(isDue).toBe(true);
          if (begun === null) continue;
          if (before !== 'closed') lastLookAt = now;
          underWay.push({ ...begun, isLook: before !== 'closed', era });
        } else {
          const [ended] = underWay.splice(which % Math.max(1, underWay.length), 1);
          if (ended === undefined) continue;
          await ended.end(error);
          const isAnswered = error?.httpStatus !== null;
          if (ended.era !== era) expect(circuit.state).toBe(before);
          else if (ended.isLook && isAnswered) expect(circuit.state).toBe('closed');
          else if (ended.isLook) expect(circuit.state).not.toBe('closed');
          if ((before === 'closed') !== (circuit.state === 'closed')) {
            era += 1;
            lastLookAt = circuit.state === 'open' ? now : lastLookAt;
          }
        }
      }
    });
    await checkProperty('circuit', 500, property);
  });
});
