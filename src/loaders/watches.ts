import { NotFoundError, WatchLimitError } from '../model/errors.ts';
import { PlaceCounts } from '../model/place-counts.ts';
import type { Image } from '../model/image.ts';
import type { Operation } from '../model/operation.ts';
import { decodedOrNull } from '../model/undecodable-field.ts';
import type { Cancellation } from '../services/cancellation.ts';
import type { ImageClient } from '../services/image-client.ts';
import type { Services } from '../services/services.ts';
import type { UpstreamCall } from '../services/upstream-call.ts';
import { poll, type PollPace } from './poll.ts';
import { SharedStreams } from './shared-streams.ts';

export interface WatchesOptions {
  /** How often to look. */
  readonly pace: PollPace;
  /** How many things may be looked at, so that subscribers cannot keep the process or a service busy without bound. */
  readonly limit: number;
  /** How many of them may be looked at for one caller, so that no caller can take all. */
  readonly limitPerCaller: number;
}

/**
 * Follows operations and images for subscribers: one loop of looks for all subscribers of the same caller to the same
 * thing. Callers are kept apart, since each may see only what its own credentials let it.
 */
export class Watches {
  readonly #services: Services;
  readonly #options: WatchesOptions;
  readonly #operations = new SharedStreams<Operation>();
  readonly #images = new SharedStreams<Image>();
  readonly #byCaller: PlaceCounts;

  constructor(services: Services, options: WatchesOptions) {
    this.#services = services;
    this.#options = options;
    this.#byCaller = new PlaceCounts(options.limitPerCaller);
  }

  /** How many things are being looked at. */
  get size(): number {
    return this.#operations.size + this.#images.size;
  }

  /** An operation, now and at each change, until it is done. */
  operation(operationId: string, call: UpstreamCall): AsyncGenerator<Operation, void, undefined> {
    return this.#follow(this.#operations, call, [operationId], (cancellation) =>
      poll(() => this.#operationNow(operationId, { ...call, cancellation }), {
        pace: this.#options.pace,
        cancellation,
        isLast: ({ done }) => done,
        differs: (before, now) => JSON.stringify(before) !== JSON.stringify(now),
      }),
    );
  }

  /** An image, now and whenever its status changes, until it is READY, in ERROR or gone. */
  imageStatus(typename: string, imageId: string, call: UpstreamCall): AsyncGenerator<Image, void, undefined> {
    const client = this.#services.images.ofKind(typename);
    return this.#follow(this.#images, call, [typename, imageId], (cancellation) =>
      this.#statuses(client, imageId, { ...call, cancellation }),
    );
  }

  #follow<T>(
    streams: SharedStreams<T>,
    call: UpstreamCall,
    subject: readonly string[],
    open: (cancellation: Cancellation) => AsyncIterable<T>,
  ): AsyncGenerator<T, void, undefined> {
    const key = streamKey(call, ...subject);
    // A stream that somebody reads has its place already.
    if (streams.has(key)) return streams.follow(key, open);
    const { limit, limitPerCaller } = this.#options;
    if (this.size >= limit) throw new WatchLimitError('gateway', limit);
    const release = this.#byCaller.take(call.callerKey);
    if (release === null) throw new WatchLimitError('caller', limitPerCaller);
    return streams.follow(key, open, release);
  }

  async *#statuses(client: ImageClient, imageId: string, call: UpstreamCall): AsyncGenerator<Image, void, undefined> {
    const looks = poll(() => client.get(imageId, { ...call, fresh: true }), {
      pace: this.#options.pace,
      cancellation: call.cancellation,
      isLast: (image) => image === null || image.status === 'READY' || image.status === 'ERROR',
      differs: (before, now) => statusOf(before) !== statusOf(now),
    });
    let seen = false;
    for await (const image of looks) {
      // Lists that were read before have it as it was.
      if (seen) await client.forget(call.callerKey);
      if (image !== null) yield image;
      else if (!seen) throw new NotFoundError('There is no image with this ID.');
      seen = true;
    }
  }

  async #operationNow(operationId: string, call: UpstreamCall): Promise<Operation> {
    const operation = await this.#services.operations.get(operationId, call);
    if (operation === null) throw new NotFoundError('There is no operation with this ID.');
    return operation;
  }
}

/** The service's own status where it can be decoded, since several of them map to one status. */
function statusOf(image: Image | null): string | undefined {
  const serviceStatus = image === null ? null : decodedOrNull(image.serviceStatus);
  return serviceStatus ?? image?.status;
}

function streamKey({ callerKey, propagated }: UpstreamCall, ...rest: readonly string[]): string {
  return JSON.stringify([callerKey, propagated.key, ...rest]);
}
