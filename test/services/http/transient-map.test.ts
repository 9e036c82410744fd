import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { TransientMap } from '../../../src/services/http/transient-map.ts';

describe('a map of what comes and goes', () => {
  it('holds what has come and has not gone, however much has gone before', () => {
    const map = new TransientMap<number, string>();
    for (let key = 0; key < 5000; key += 1) {
      map.set(key, `value ${key}`);
      map.delete(key - 3);
      map.delete(key - 3);
    }
    expect([...map.keys()]).toEqual([4997, 4998, 4999]);
    expect([map.get(4998), map.has(4998)]).toEqual(['value 4998', true]);
    expect([map.get(4996), map.has(4996)]).toEqual([undefined, false]);
  });

  it('can be gone through while what it holds goes', () => {
    const map = new TransientMap<number, true>();
    for (let key = 0; key < 5000; key += 1) map.set(key, true);
    for (const key of map.keys()) map.delete(key);
    expect([...map.keys()]).toEqual([]);
  });

  it('keeps next to nothing of what has gone until old objects are collected', () => {
    const map = new TransientMap<number, number[]>();
    map.set(-1, []);
    // What survives two collections is old.
    setFlagsFromString('--expose-gc');
    for (let times = 0; times < 3; times += 1) runInNewContext('gc({ type: "minor" })');
    const before = oldBytes();
    let most = 0;
    for (let key = 0; key < 300_000; key += 1) {
      map.set(key, new Array<number>(100).fill(key));
      map.delete(key - 20);
      if (key % 10_000 === 0) most = Math.max(most, oldBytes() - before);
    }
    // With a `Map` it is some 50 MB.
    expect(most).toBeLessThan(5_000_000);
  });
});

function oldBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name: name }) => name === 'old_space')?.space_used_size ?? 0;
}
