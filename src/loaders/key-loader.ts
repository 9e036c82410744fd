import DataLoader from 'dataloader';

/**
 * Loads values by key within one request: each distinct key once, all keys of a moment side by side.
 *
 * DataLoader settles the keys of a batch together, so that one slow key would hold up the others, and keeps a failure
 * as it keeps a value. So what it is given for each key is a promise in a box: each key settles by itself, and one
 * that fails is forgotten.
 */
export class KeyLoader<Key, Value> {
  readonly #loader: DataLoader<Key, Box<Value>, string>;

  /** @param load the batch function: the promise of each key's value, in the order of the keys */
  constructor(load: (keys: readonly Key[]) => readonly Promise<Value>[], cacheKeyFn: (key: Key) => string) {
    this.#loader = new DataLoader<Key, Box<Value>, string>(
      (keys) => {
        const values = load(keys);
        return Promise.resolve(
          keys.map((key, index) => {
            const value = values[index];
            if (value === undefined) throw new TypeError('A batch function gave fewer values than it was given keys.');
            return { value: this.#forgetting(key, value) };
          }),
        );
      },
      { cacheKeyFn },
    );
  }

  async load(key: Key): Promise<Value> {
    const { value } = await this.#loader.load(key);
    return value;
  }

  /** Forgets everything. */
  clear(): void {
    this.#loader.clearAll();
  }

  async #forgetting(key: Key, value: Promise<Value>): Promise<Value> {
    try {
      return await value;
    } catch (error) {
      this.#loader.clear(key);
      throw error;
    }
  }
}

interface Box<Value> {
  readonly value: Promise<Value>;
}
