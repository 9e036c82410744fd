import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UpstreamError, type UpstreamErrorDetails } from '../../../src/model/errors.ts';
import { Circuit, type CircuitState } from '../../../src/services/http/circuit.ts';
import { checkProperty } from '../../support/seed.ts';

const openMs = 2000;
const minimumCalls = 4;
const options = { failureRatio: 0.5, minimumCalls, windowMs: 10_000, openMs };

const quota = { metric: 'compute.images.read.rate', limit: '50', usage: '50', required: '51' };

let now: number;
let states: CircuitState[];
let circuit: Circuit;

beforeEach(() => start());

function start(): void {
  now = 0;
  states = [];
  circuit = new Circuit('COMPUTE', options, { onChange: (state) => states.push(state), now: () => now });
}

function failure(details: Partial<UpstreamErrorDetails> = {}): UpstreamError {
  return new UpstreamError({ code: 'UNAVAILABLE', message: 'Down.', service: 'COMPUTE', ...details });
}

interface BegunCall {
  readonly end: (error?: Error) => void;
}

/** A call that goes on until the test ends it; `null` when it is refused. */
function begin(): BegunCall | null {
  const admission = circuit.admit();
  if (admission === null) return null;
  return {
    end: (error) => (error === undefined ? circuit.succeeded(admission) : circuit.failed(admission, error)),
  };
}

function call(error?: Error): boolean {
  const begun = begin();
  begun?.end(error);
  return begun !== null;
}

function open(): void {
  for (let index = 0; index < minimumCalls; index++) call(failure());
  expect(circuit.state).toBe('open');
}

describe('a circuit opens', () => {
  it('when more than its share of enough calls has failed, and not before', () => {
    for (const error of [undefined, undefined, failure(), failure()]) call(error);
    expect(circuit.state).toBe('closed');
    call(failure());
    expect(circuit.state).toBe('open');
    expect(circuit.refusesForMs).toBe(openMs);
  });

  it('not for failures that are long past', () => {
    for (let index = 0; index < 20; index++) {
      call(failure());
      now += options.windowMs / 2;
    }
    expect(circuit.state).toBe('closed');
  });

  it.each<[string, Partial<UpstreamErrorDetails>]>([
    ['it could not be reached', { code: 'UNAVAILABLE' }],
    ['it said that it is not available', { code: 'UNAVAILABLE', httpStatus: 503 }],
    ['it did not answer in time', { code: 'DEADLINE_EXCEEDED' }],
    ['its proxy had no answer in time', { code: 'DEADLINE_EXCEEDED', httpStatus: 504 }],
    ['it answered with something that is not JSON', { code: 'UPSTREAM_MALFORMED', httpStatus: 200 }],
  ])('when %s', (_, details) => {
    for (let index = 0; index < minimumCalls; index++) call(failure(details));
    expect(circuit.state).toBe('open');
  });

  it.each<[string, Error]>([
    ['what it refuses to a caller', failure({ code: 'PERMISSION_DENIED', httpStatus: 403 })],
    ['what it does not have', failure({ code: 'NOT_FOUND', httpStatus: 404 })],
    ['what a caller asks of it wrongly', failure({ code: 'INVALID_ARGUMENT', httpStatus: 400 })],
    ['whom it does not know', failure({ code: 'UNAUTHENTICATED', httpStatus: 401 })],
    ['how much a caller asks of it', failure({ code: 'RESOURCE_EXHAUSTED', httpStatus: 429 })],
    ['a mistake of its own', failure({ code: 'INTERNAL', httpStatus: 500 })],
    ['a record that cannot be decoded', failure({ code: 'UPSTREAM_MALFORMED', httpStatus: 200, retryable: false })],
    ['an exhausted quota', failure({ code: 'RESOURCE_EXHAUSTED', httpStatus: 429, quotaViolations: [quota] })],
    ['a quota that is unavailable', failure({ httpStatus: 503, quotaViolations: [quota] })],
    ['what it broke off itself', failure({ code: 'CANCELLED', httpStatus: 499 })],
    ['a client that left', failure({ code: 'CANCELLED' })],
    ['a request that had no more time', failure({ code: 'DEADLINE_EXCEEDED', reason: 'REQUEST_TIMEOUT' })],
    ['another service', failure({ service: 'IAM' })],
    ['a mistake of the gateway', new TypeError('Cannot read properties of undefined')],
  ])('not for %s', (_, error) => {
    for (let index = 0; index < 100; index++) expect(call(error)).toBe(true);
    expect(circuit.state).toBe('closed');
  });
});

describe('what a caller is told by the service shows that it is there', () => {
  it.each<UpstreamErrorDetails['code']>(['PERMISSION_DENIED', 'NOT_FOUND', 'RESOURCE_EXHAUSTED'])('%s', (code) => {
    for (let index = 0; index < 20; index++) {
      call(failure({ code, httpStatus: 400 }));
      call(failure());
    }
    expect(circuit.state).toBe('closed');
    for (let index = 0; index < 3; index++) call(failure());
    expect(circuit.state).toBe('open');
    now += openMs;
    call(failure({ code, httpStatus: 400 }));
    expect(circuit.state).toBe('closed');
  });
});

it('a record that cannot be decoded shows that the service is there', () => {
  open();
  now += openMs;
  call(failure({ code: 'UPSTREAM_MALFORMED', httpStatus: 200, retryable: false }));
  expect(circuit.state).toBe('closed');
});

describe('an open circuit', () => {
  it('refuses calls and says for how long', () => {
    open();
    now += 500;
    expect(begin()).toBeNull();
    expect(circuit.refusesForMs).toBe(openMs - 500);
  });

  it('lets one call look when its time is over, and refuses the others meanwhile', () => {
    open();
    now += openMs;
    const look = begin();
    expect([look === null, begin(), begin()]).toEqual([false, null, null]);
    expect(circuit.state).toBe('half-open');
    look?.end();
    expect([circuit.state, call()]).toEqual(['closed', true]);
    expect(states).toEqual(['open', 'half-open', 'closed']);
  });

  it('is open again after a look that failed, until the next one', () => {
    open();
    now += openMs;
    call(failure());
    expect([circuit.state, begin()]).toEqual(['open', null]);
    now += openMs;
    call();
    expect(circuit.state).toBe('closed');
  });

  it('does not wait for a look that hangs, but lets another one look', () => {
    open();
    now += openMs;
    const hanging = begin();
    now += openMs;
    const second = begin();
    expect([hanging === null, second === null, begin()]).toEqual([false, false, null]);
    second?.end();
    expect(circuit.state).toBe('closed');
    hanging?.end(failure());
    expect(circuit.state).toBe('closed');
  });

  it('is not kept from looking by looks that fail late', () => {
    open();
    const hanging: BegunCall[] = [];
    for (let index = 0; index < 5; index++) {
      now += openMs;
      const look = begin();
      expect(look).not.toBeNull();
      if (look !== null) hanging.push(look);
    }
    for (const look of hanging) {
      now += openMs - 1;
      look.end(failure());
      now += 1;
      expect(circuit.refusesForMs).toBe(0);
      call(failure());
    }
  });

  it('lets the next call look when the one that looked was broken off', () => {
    open();
    now += openMs;
    call(failure({ code: 'CANCELLED' }));
    expect(circuit.state).toBe('half-open');
    expect(call()).toBe(true);
    expect(circuit.state).toBe('closed');
  });

  it('is not closed by the success of a call that was begun before it opened', () => {
    const early = begin();
    open();
    early?.end();
    expect(circuit.state).toBe('open');
  });

  it('is not opened again by calls that were begun before', () => {
    const early = Array.from({ length: 20 }, begin);
    open();
    now += openMs;
    call();
    for (const each of early) each?.end(failure());
    expect(circuit.state).toBe('closed');
    for (let index = 1; index < minimumCalls; index++) call(failure());
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
    const property = fc.asyncProperty(fc.array(step, { maxLength: 80 }), (steps) => {
      start();
      const underWay: (BegunCall & {
        readonly isLook: boolean;
        readonly era: number;
      })[] = [];
      let era = 0;
      let lastLookAt = -Infinity;
      for (const { afterMs, what, which, error } of steps) {
        now += afterMs;
        const before = circuit.state;
        if (what === 'begin') {
          const isDue = circuit.refusesForMs === 0;
          const begun = begin();
          expect(begun !== null).toBe(before === 'closed' || isDue);
          if (before !== 'closed' && now - lastLookAt >= openMs) expect(isDue).toBe(true);
          if (begun === null) continue;
          if (before !== 'closed') lastLookAt = now;
          underWay.push({ ...begun, isLook: before !== 'closed', era });
        } else {
          const [ended] = underWay.splice(which % Math.max(1, underWay.length), 1);
          if (ended === undefined) continue;
          ended.end(error);
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
      return Promise.resolve();
    });
    await checkProperty('circuit', 500, property);
  });
});
