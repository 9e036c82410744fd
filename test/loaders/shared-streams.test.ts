import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { SharedStreams } from '../../src/loaders/shared-streams.ts';
import type { Cancellation } from '../../src/services/cancellation.ts';

/** A stream that gives what the test pushes into it. */
class Source {
  readonly opened: Cancellation[] = [];
  #wake: () => void = () => undefined;
  #steps: (() => IteratorResult<string, undefined>)[] = [];

  readonly open = (cancellation: Cancellation): AsyncIterable<string> => {
    this.opened.push(cancellation);
    cancellation.tell({ cancelled: () => this.end() });
    return { [Symbol.asyncIterator]: () => ({ next: () => this.#next() }) };
  };

  /** Pushes a value and lets it arrive. */
  async push(value: string): Promise<void> {
    this.#step(() => ({ done: false, value }));
    await setImmediate();
  }

  end(): void {
    this.#step(() => ({ done: true, value: undefined }));
  }

  fail(error: Error): void {
    this.#step(() => {
      throw error;
    });
  }

  #step(step: () => IteratorResult<string, undefined>): void {
    this.#steps.push(step);
    this.#wake();
  }

  async #next(): Promise<IteratorResult<string, undefined>> {
    while (this.#steps.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.#steps.shift()?.() ?? { done: true, value: undefined };
  }
}

let streams: SharedStreams<string>;
let source: Source;

beforeEach(() => {
  streams = new SharedStreams();
  source = new Source();
});

const join = () => streams.follow('key', source.open);
const value = (text: string) => ({ done: false, value: text });
const done = { done: true, value: undefined };

describe('a shared stream', () => {
  it('is opened once for all its readers, each of whom gets everything', async () => {
    const readers = [join(), join(), join()];
    await source.push('a');
    expect(await Promise.all(readers.map((reader) => reader.next()))).toEqual([value('a'), value('a'), value('a')]);
    const pending = readers.map((reader) => reader.next());
    await source.push('b');
    expect(await Promise.all(pending)).toEqual([value('b'), value('b'), value('b')]);
    expect(source.opened).toHaveLength(1);
    expect(streams.size).toBe(1);
  });

  it('is another one under another key', async () => {
    const other = new Source();
    const readers = [join(), streams.follow('other', other.open)] as const;
    await source.push('a');
    await other.push('b');
    expect(await readers[0].next()).toEqual(value('a'));
    expect(await readers[1].next()).toEqual(value('b'));
    expect([streams.has('key'), streams.has('other'), streams.has('third')]).toEqual([true, true, false]);
  });

  it('gives the latest value to who joins later, and then goes on', async () => {
    join();
    await source.push('a');
    await source.push('b');
    const late = join();
    expect(await late.next()).toEqual(value('b'));
    const next = late.next();
    await source.push('c');
    expect(await next).toEqual(value('c'));
    expect(source.opened).toHaveLength(1);
  });

  it('does not wait for a slow reader, who misses what is overtaken', async () => {
    const [slow, quick] = [join(), join()];
    const seen: string[] = [];
    for (const text of ['a', 'b', 'c']) {
      const next = quick.next();
      await source.push(text);
      seen.push(String((await next).value));
    }
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(await slow.next()).toEqual(value('c'));
  });

  it('ends for every reader, after the latest value', async () => {
    const [waiting, slow] = [join(), join()];
    await source.push('a');
    expect(await waiting.next()).toEqual(value('a'));
    const end = waiting.next();
    source.end();
    expect(await end).toEqual(done);
    expect(await slow.next()).toEqual(value('a'));
    expect(await slow.next()).toEqual(done);
    expect(streams.size).toBe(0);
  });

  it('fails for every reader once, and is then over', async () => {
    const [first, second] = [join(), join()];
    await source.push('a');
    source.fail(new Error('broken'));
    await setImmediate();
    for (const reader of [first, second]) {
      expect(await reader.next()).toEqual(value('a'));
      await expect(reader.next()).rejects.toThrow('broken');
      expect(await reader.next()).toEqual(done);
    }
    expect(streams.size).toBe(0);
  });

  it('is opened again for who comes after its end', async () => {
    join();
    source.end();
    await setImmediate();
    const late = join();
    await source.push('again');
    expect(await late.next()).toEqual(value('again'));
    expect(source.opened).toHaveLength(2);
  });
});

describe('a reader that leaves', () => {
  it('is let go while it waits', async () => {
    const reader = join();
    const pending = reader.next();
    expect(await reader.return()).toEqual(done);
    expect(await pending).toEqual(done);
    expect(await reader.next()).toEqual(done);
  });

  it('closes the stream only if it was the last', async () => {
    const [first, second] = [join(), join()];
    await first.return();
    expect(source.opened[0]?.isCancelled).toBe(false);
    const next = second.next();
    await source.push('a');
    expect(await next).toEqual(value('a'));
    await second.return();
    expect(source.opened[0]?.isCancelled).toBe(true);
    expect(streams.size).toBe(0);
  });

  it('leaves once, however often it says so', async () => {
    const [first, second] = [join(), join()];
    await first.return();
    await first.return();
    expect(source.opened[0]?.isCancelled).toBe(false);
    await second.return();
    const third = join();
    await second.return();
    expect(streams.size).toBe(1);
    const next = third.next();
    await source.push('b');
    expect(await next).toEqual(value('b'));
  });

  it('does so by breaking out of its loop', async () => {
    const reader = join();
    await source.push('a');
    for await (const text of reader) {
      expect(text).toBe('a');
      break;
    }
    expect(source.opened[0]?.isCancelled).toBe(true);
  });

  it('does so by an error, which it gets back', async () => {
    await expect(join().throw(new Error('mine'))).rejects.toThrow('mine');
    expect(source.opened[0]?.isCancelled).toBe(true);
  });

  it('does not take a stream with it that has been opened anew', async () => {
    const first = join();
    await first.return();
    const second = join();
    expect(source.opened).toHaveLength(2);
    expect(source.opened[1]?.isCancelled).toBe(false);
    expect(streams.size).toBe(1);
    await second.return();
    expect(streams.size).toBe(0);
  });
});
