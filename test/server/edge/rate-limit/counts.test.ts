import { expect, it } from '@jest/globals';
import { LocalCounts } from '../../../../src/server/edge/rate-limit/counts.ts';

it('counts units within a minute that begins with the first, and counts nothing that exceeds the limit', async () => {
  let now = 5000;
  const counts = new LocalCounts(() => now);
  const add = async (units: number, key = 'a'): Promise<unknown> => {
    const { isExceeded, left, millisecondsLeft } = await counts.add(key, units, 10);
    return [isExceeded, left, millisecondsLeft];
  };
  expect(await add(6)).toEqual([false, 4, 60_000]);
  now += 20_000;
  expect(await add(5)).toEqual([true, 4, 40_000]);
  expect(await add(4)).toEqual([false, 0, 40_000]);
  expect(await add(1)).toEqual([true, 0, 40_000]);
  expect(await add(11, 'b')).toEqual([true, 10, 60_000]);
  now += 40_000;
  expect(await add(10)).toEqual([false, 0, 60_000]);
});
