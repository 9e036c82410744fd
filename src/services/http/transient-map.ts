/** After so many deletions what is left gets a new `Map`, which costs next to nothing for each. */
const deletionsBeforeRenewal = 1000;

/**
 * A map that lives as long as the process, of what comes and goes with every call.
 *
 * V8 gives a `Map` or a `Set` whose table is full another table, to which the old one keeps a pointer. Once a table has
 * grown old, all that follow it are therefore kept, though each is soon garbage, and with them what was in them, until
 * old objects are collected. So here the chain is cut from time to time.
 */
export class TransientMap<Key, Value> {
  #map = new Map<Key, Value>();
  #deletions = 0;

  get size(): number {
    return this.#map.size;
  }

  get(key: Key): Value | undefined {
    return this.#map.get(key);
  }

  has(key: Key): boolean {
    return this.#map.has(key);
  }

  keys(): IterableIterator<Key> {
    return this.#map.keys();
  }

  set(key: Key, value: Value): void {
    this.#map.set(key, value);
  }

  delete(key: Key): void {
    if (!this.#map.delete(key)) return;
    this.#deletions += 1;
    if (this.#deletions < deletionsBeforeRenewal) return;
    this.#map = new Map(this.#map);
    this.#deletions = 0;
  }
}
