import { describe, expect, it } from '@jest/globals';
import { KeyLoader } from '../../src/loaders/key-loader.ts';

interface Pending {
  readonly key: string;
  readonly resolve: (value: string) => void;
  readonly reject: (error: Error) => void;
}

/** A loader whose loads end when the test says so. */
function controlled() {
  const pending: Pending[] = [];
  const loader = new KeyLoader<string, string>(
    (keys) => keys.map((key) => new Promise<string>((resolve, reject) => pending.push({ key, resolve, reject }))),
    (key) => key,
  );
  return { loader, pending, keys: () => pending.map(({ key }) => key) };
}

/** Lets DataLoader dispatch what was asked for. */
const dispatched = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('KeyLoader', () => {
  it('loads each distinct key once, and all of a moment side by side', async () => {
    const { loader, pending, keys } = controlled();
    const values = Promise.all(['a', 'b', 'a', 'c', 'b'].map((key) => loader.load(key)));
    await dispatched();
    expect(keys()).toEqual(['a', 'b', 'c']);
    for (const { key, resolve } of pending) resolve(key.toUpperCase());
    expect(await values).toEqual(['A', 'B', 'A', 'C', 'B']);
    expect(await loader.load('a')).toBe('A');
    expect(keys()).toEqual(['a', 'b', 'c']);
  });

  it('lets each key fail by itself', async () => {
    const { loader, pending } = controlled();
    const results = Promise.allSettled(['a', 'b', 'a'].map((key) => loader.load(key)));
    await dispatched();
    pending[0]?.reject(new Error('no a'));
    pending[1]?.resolve('B');
    expect(await results).toEqual([
      { status: 'rejected', reason: new Error('no a') },
      { status: 'fulfilled', value: 'B' },
      { status: 'rejected', reason: new Error('no a') },
    ]);
  });

  it('forgets a failure, so that the key is loaded again', async () => {
    const { loader, pending, keys } = controlled();
    const failing = loader.load('a');
    await dispatched();
    pending[0]?.reject(new Error('not now'));
    await expect(failing).rejects.toThrow('not now');
    const working = loader.load('a');
    await dispatched();
    pending[1]?.resolve('A');
    expect(await working).toBe('A');
    expect(keys()).toEqual(['a', 'a']);
  });

  it('does not make the other keys wait for a slow one', async () => {
    const { loader, pending } = controlled();
    const slow = loader.load('slow');
    const fast = loader.load('fast');
    await dispatched();
    pending[1]?.resolve('came first');
    expect(await fast).toBe('came first');
    expect(await Promise.race([slow, dispatched().then(() => 'still waiting')])).toBe('still waiting');
    pending[0]?.resolve('came last');
    expect(await slow).toBe('came last');
  });

  it('loads again what it has forgotten', async () => {
    const { loader, pending, keys } = controlled();
    const first = loader.load('a');
    await dispatched();
    pending[0]?.resolve('before');
    expect(await first).toBe('before');
    expect(await loader.load('a')).toBe('before');
    loader.clear();
    const again = loader.load('a');
    await dispatched();
    pending[1]?.resolve('after');
    expect(await again).toBe('after');
    expect(keys()).toEqual(['a', 'a']);
  });
});
