/** What a cursor's bytes are not: thrown while reading them, and never shown. */
export class NotACursor extends Error {
  override readonly name = 'NotACursor';
}

/** Appends a whole number in groups of seven bits, the lowest first (LEB128). */
export function writeNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
}

/** Appends a text in UTF-8, after its length in bytes. */
export function writeText(bytes: number[], text: string): void {
  const encoded = Buffer.from(text, 'utf8');
  writeNumber(bytes, encoded.length);
  for (const byte of encoded) bytes.push(byte);
}

/** Reads what was written so, and trusts nothing of it. */
export class ByteReader {
  readonly #bytes: Buffer;
  #index = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#index === this.#bytes.length;
  }

  byte(): number {
    const byte = this.#bytes[this.#index++];
    if (byte === undefined) throw new NotACursor();
    return byte;
  }

  number(largest: number): number {
    let value = 0;
    for (let shift = 0; shift <= 21; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte <= 0x7f) {
        if (value > largest) throw new NotACursor();
        return value;
      }
    }
    throw new NotACursor();
  }

  text(longest: number): string {
    const length = this.number(longest);
    const end = this.#index + length;
    if (end > this.#bytes.length) throw new NotACursor();
    const text = this.#bytes.toString('utf8', this.#index, end);
    this.#index = end;
    return text;
  }
}
