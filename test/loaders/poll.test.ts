import { describe, expect, it } from '@jest/globals';
import { poll } from '../../src/loaders/poll.ts';
import { Cancellation } from '../../src/services/cancellation.ts';
import { UpstreamError } from '../../src/model/errors.ts';

const pace = { firstPauseMs: 5, longestPauseMs: 10, growth: 1.5 };

interface Script {
  /** What each look gives; an error is thrown. The last one is given for ever. */
  readonly looks: readonly (string | Error)[];
  readonly pace?: typeof pace;
  readonly cancellation?: Cancellation;
}

/** Polls what a script gives, until `end`; notes when each look was. */
function follow({ looks, pace: scriptPace = pace, cancellation = new Cancellation() }: Script) {
  const times: number[] = [];
  const read = (): Promise<string> => {
    const look = looks[Math.min(times.length, looks.length - 1)] ?? 'end';
    times.push(performance.now());
    return typeof look === 'string' ? Promise.resolve(look) : Promise.reject(look);
  };
  const values = poll(read, {
    pace: scriptPace,
    cancellation,
    isLast: (value) => value === 'end',
    differs: (before, now) => before !== now,
  });
  return { values, times };
}

async function collect(values: AsyncIterable<string>): Promise<string[]> {
  const collected: string[] = [];
  for await (const value of values) collected.push(value);
  return collected;
}

function unavailable(retryAfterSeconds?: number): UpstreamError {
  const asked = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return new UpstreamError({ code: 'UNAVAILABLE', message: 'Down.', service: 'OPERATION', ...asked });
}

describe('poll', () => {
  it('gives what differs from before, up to the last', async () => {
    const { values, times } = follow({ looks: ['a', 'a', 'b', 'b', 'a', 'end', 'never'] });
    expect(await collect(values)).toEqual(['a', 'b', 'a', 'end']);
    expect(times).toHaveLength(6);
  });

  it('gives the last even when it is the first', async () => {
    const { values, times } = follow({ looks: ['end'] });
    expect(await collect(values)).toEqual(['end']);
    expect(times).toHaveLength(1);
  });

  it('looks at once, then less and less often, up to the longest pause', async () => {
    const { values, times } = follow({
      looks: ['a', 'a', 'a', 'a', 'end'],
      pace: { firstPauseMs: 20, longestPauseMs: 80, growth: 2 },
    });
    const startedAt = performance.now();
    await collect(values);
    const [first = Infinity] = times;
    expect(first - startedAt).toBeLessThan(20);
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    // A timer may fire a millisecond early, and late by any time.
    [20, 40, 80, 80].forEach((least, index) => expect(pauses[index]).toBeGreaterThanOrEqual(least - 2));
  });

  it('bears with failures that pass, also with many as long as there are looks in between', async () => {
    const down = unavailable();
    const burst = [down, down, down, down, down];
    const { values } = follow({ looks: [...burst, 'a', ...burst, 'a', ...burst, 'b', 'end'] });
    expect(await collect(values)).toEqual(['a', 'b', 'end']);
  });

  it('gives up at the sixth failure in a row', async () => {
    const { values, times } = follow({ looks: ['a', unavailable()] });
    await expect(collect(values)).rejects.toThrow('Down.');
    expect(times).toHaveLength(7);
  });

  it.each([
    ['of a service that will not pass', new UpstreamError({ code: 'NOT_FOUND', message: 'No.', service: 'OPERATION' })],
    ['of another kind', new TypeError('No.')],
  ])('gives up at once for an error %s', async (_which, error) => {
    const { values, times } = follow({ looks: ['a', error, 'end'] });
    await expect(collect(values)).rejects.toBe(error);
    expect(times).toHaveLength(2);
  });

  it('leaves a service alone for as long as it asks', async () => {
    const { values, times } = follow({ looks: [unavailable(0.1), 'end'] });
    await collect(values);
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThanOrEqual(98);
  });

  it('gives up when the service asks for more than a minute', async () => {
    const { values, times } = follow({ looks: [unavailable(61), 'end'] });
    await expect(collect(values)).rejects.toThrow('Down.');
    expect(times).toHaveLength(1);
  });

  it('stops within a pause when it is no longer wanted', async () => {
    const cancellation = new Cancellation();
    const { values, times } = follow({
      looks: ['a', 'end'],
      pace: { firstPauseMs: 60_000, longestPauseMs: 60_000, growth: 1 },
      cancellation,
    });
    const rest = collect(values);
    setTimeout(() => cancellation.cancel('left'), 20);
    expect(await rest).toEqual(['a']);
    expect(times).toHaveLength(1);
  });
});
