import { Cancellation } from '../services/cancellation.ts';

/**
 * Lets any number of readers follow one stream: it is opened for the first reader and closed with the last. A reader
 * that joins later gets the latest value first.
 */
export class SharedStreams<T> {
  readonly #streams = new Map<string, SharedStream<T>>();

  /** How many streams are open. */
  get size(): number {
    return this.#streams.size;
  }

  /** Whether somebody reads the stream with this key. */
  has(key: string): boolean {
    return this.#streams.has(key);
  }

  /**
   * @param key readers with the same key follow the same stream
   * @param open opens the stream; it is cancelled when the last reader has gone
   * @param closed called once when the stream that `open` has opened is over or cancelled
   */
  follow(
    key: string,
    open: (cancellation: Cancellation) => AsyncIterable<T>,
    closed: () => void = () => undefined,
  ): AsyncGenerator<T, void, undefined> {
    let stream = this.#streams.get(key);
    if (stream === undefined) {
      const opened = new SharedStream(open, () => {
        if (this.#streams.get(key) !== opened) return;
        this.#streams.delete(key);
        closed();
      });
      this.#streams.set(key, opened);
      stream = opened;
    }
    return stream.read();
  }
}

/** What has become of a stream at its end. */
type End = { readonly error: unknown } | 'done';

class SharedStream<T> {
  readonly #cancellation = new Cancellation();
  readonly #onEnd: () => void;
  readonly #readers = new Set<Reader<T>>();
  #latest: { readonly value: T } | null = null;
  #end: End | null = null;

  constructor(open: (cancellation: Cancellation) => AsyncIterable<T>, onEnd: () => void) {
    this.#onEnd = onEnd;
    void this.#pump(open(this.#cancellation));
  }

  read(): AsyncGenerator<T, void, undefined> {
    const reader = new Reader<T>(() => this.#leave(reader));
    this.#readers.add(reader);
    if (this.#latest !== null) reader.push(this.#latest.value);
    if (this.#end !== null) reader.finish(this.#end);
    return reader;
  }

  async #pump(values: AsyncIterable<T>): Promise<void> {
    let end: End = 'done';
    try {
      for await (const value of values) {
        this.#latest = { value };
        for (const reader of this.#readers) reader.push(value);
      }
    } catch (error) {
      end = { error };
    }
    this.#end = end;
    this.#onEnd();
    for (const reader of this.#readers) reader.finish(end);
  }

  #leave(reader: Reader<T>): void {
    this.#readers.delete(reader);
    if (this.#readers.size > 0 || this.#end !== null) return;
    this.#onEnd();
    this.#cancellation.cancel('left');
  }
}

/**
 * One reader of a shared stream. Written out rather than as a generator function, since `return` has to take effect
 * while a value is being waited for. A slow reader misses what is overtaken: only the latest value waits for it.
 */
class Reader<T> implements AsyncGenerator<T, void, undefined> {
  readonly #onLeave: () => void;
  #waiting: { readonly value: T } | null = null;
  #end: End | null = null;
  #wake: (() => void) | null = null;

  constructor(onLeave: () => void) {
    this.#onLeave = onLeave;
  }

  push(value: T): void {
    this.#waiting = { value };
    this.#wake?.();
  }

  finish(end: End): void {
    this.#end ??= end;
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<T, void>> {
    while (this.#waiting === null && this.#end === null) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    if (this.#waiting !== null) {
      const { value } = this.#waiting;
      this.#waiting = null;
      return { value, done: false };
    }
    if (this.#end !== null && this.#end !== 'done') {
      const { error } = this.#end;
      this.#end = 'done';
      throw error;
    }
    return { value: undefined, done: true };
  }

  return(): Promise<IteratorResult<T, void>> {
    this.#waiting = null;
    this.finish('done');
    this.#onLeave();
    return Promise.resolve({ value: undefined, done: true });
  }

  async throw(error: unknown): Promise<IteratorResult<T, void>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
