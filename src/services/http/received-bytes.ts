/** The first buffer of a body that comes in several chunks. */
const smallestBuffer = 4096;

/**
 * Joins the chunks of a body as they arrive, in a buffer that doubles when it is full. A list of chunks costs some
 * hundred bytes of heap for each chunk, so a body of a few megabytes in chunks of one byte would exhaust the heap.
 */
export class ReceivedBytes {
  #bytes: Buffer | null = null;
  #length = 0;

  /** The number of bytes that have arrived. */
  get length(): number {
    return this.#length;
  }

  /** The memory that the body takes up. */
  get held(): number {
    return this.#bytes?.length ?? 0;
  }

  /**
   * Adds a chunk. A first chunk is kept as it is, since most bodies are a single chunk.
   *
   * @param most the largest length of the whole body, beyond which the buffer does not grow
   */
  add(chunk: Buffer, most: number): void {
    const length = this.#length + chunk.length;
    if (this.#bytes === null) {
      this.#bytes = chunk;
    } else {
      if (length > this.#bytes.length || this.#length === this.#bytes.length) this.#grow(this.#bytes, length, most);
      chunk.copy(this.#bytes, this.#length);
    }
    this.#length = length;
  }

  /** Returns the bytes that have arrived. */
  bytes(): Buffer {
    return this.#bytes?.subarray(0, this.#length) ?? Buffer.alloc(0);
  }

  #grow(full: Buffer, needed: number, most: number): void {
    const doubled = Math.max(smallestBuffer, needed, Math.min(full.length * 2, most));
    // Not from the pool of small buffers, which a slice would keep as a whole.
    const larger = Buffer.allocUnsafeSlow(doubled);
    full.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
