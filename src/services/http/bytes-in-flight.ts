import type { UpstreamService } from '../../model/errors.ts';

/** A response that is being received. */
export interface Receiving {
  readonly service: UpstreamService;
  /** The bytes that were counted for it. */
  readonly held: number;
  /** Ends the call, since the process holds too many bytes. */
  exceed(): void;
}

/** The limit where none is configured. */
export const defaultBytesInFlight = 64 * 1024 * 1024;

/**
 * Bounds the bytes of responses that are being received, over all calls of the process. A response that arrives in one
 * chunk is parsed at once and does not count.
 *
 * Beyond the limit it ends the largest response of the service that holds the most bytes. So a service with endless
 * responses harms its own calls and not those to other services.
 */
export class BytesInFlight {
  readonly #limit: number;
  readonly #receiving: Receiving[] = [];
  #total = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The bytes that are held. */
  get total(): number {
    return this.#total;
  }

  /** Counts bytes that a response holds, as part of its `held`. */
  add(response: Receiving, bytes: number): void {
    if (!this.#receiving.includes(response)) this.#receiving.push(response);
    this.#total += bytes;
    while (this.#total > this.#limit && this.#receiving.length > 0) this.#end(this.#largest());
  }

  /** Stops counting a response that has ended. */
  remove(response: Receiving): void {
    const place = this.#receiving.indexOf(response);
    if (place < 0) return;
    this.#receiving.splice(place, 1);
    this.#total -= response.held;
  }

  #end(response: Receiving | undefined): void {
    if (response === undefined) return;
    this.remove(response);
    response.exceed();
  }

  #largest(): Receiving | undefined {
    const heldBy = new Map<UpstreamService, number>();
    for (const { service, held } of this.#receiving) heldBy.set(service, (heldBy.get(service) ?? 0) + held);
    const [[most] = []] = [...heldBy].sort(([, one], [, other]) => other - one);
    return this.#receiving
      .filter(({ service }) => service === most)
      .sort((one, other) => other.held - one.held)
      .at(0);
  }
}
