/** A binary heap: gives the smallest of its values, by an order that the caller keeps. */
export class Heap<T> {
  readonly #values: T[] = [];
  readonly #compare: (a: T, b: T) => number;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get smallest(): T | undefined {
    return this.#values[0];
  }

  push(value: T): void {
    let hole = this.#values.push(value) - 1;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = this.#values[parent];
      if (above === undefined || this.#compare(above, value) <= 0) break;
      this.#values[hole] = above;
      hole = parent;
    }
    this.#values[hole] = value;
  }

  pop(): T | undefined {
    const [smallest] = this.#values;
    const last = this.#values.pop();
    if (last === undefined || this.#values.length === 0) return smallest;
    let hole = 0;
    for (;;) {
      const child = this.#smallerChild(hole);
      const below = this.#values[child];
      if (below === undefined || this.#compare(last, below) <= 0) break;
      this.#values[hole] = below;
      hole = child;
    }
    this.#values[hole] = last;
    return smallest;
  }

  #smallerChild(parent: number): number {
    const left = 2 * parent + 1;
    const [a, b] = [this.#values[left], this.#values[left + 1]];
    return a !== undefined && b !== undefined && this.#compare(b, a) < 0 ? left + 1 : left;
  }
}
