import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Heap } from '../../src/connections/heap.ts';

const ascending = (a: number, b: number): number => a - b;

describe('Heap', () => {
  it('has no smallest value while it is empty', () => {
    const heap = new Heap(ascending);
    expect(heap.smallest).toBeUndefined();
    expect(heap.pop()).toBeUndefined();
  });

  it('gives values in order, however they came in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (values) => {
        const heap = new Heap(ascending);
        for (const value of values) heap.push(value);
        expect(values.map(() => heap.pop())).toEqual([...values].sort(ascending));
        expect(heap.pop()).toBeUndefined();
      }),
    );
  });

  it('agrees with a sorted list while values come and go', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 20 }))), (steps) => {
        const heap = new Heap(ascending);
        const list: number[] = [];
        for (const value of steps) {
          if (value === null) expect(heap.pop()).toBe(list.shift());
          else {
            heap.push(value);
            list.push(value);
            list.sort(ascending);
          }
          expect(heap.smallest).toBe(list[0]);
        }
      }),
    );
  });

  it('keeps the order that it is given', () => {
    const heap = new Heap<string>((a, b) => b.localeCompare(a, 'en'));
    for (const word of ['beta', 'gamma', 'alpha']) heap.push(word);
    expect([heap.pop(), heap.pop(), heap.pop()]).toEqual(['gamma', 'beta', 'alpha']);
  });
});
