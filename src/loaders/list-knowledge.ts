import { LRUCache, type Perf } from 'lru-cache';
import { knowledgeLifetimeMs, PageShares } from '../connections/page-shares.ts';
import { TieMemory } from '../connections/ties.ts';
import type { ImageService } from '../generated/graphql.ts';
import type { TextCondition } from '../model/image-condition.ts';
import type { ImageListOrder, ImageListRequest } from '../services/image-client.ts';

const mostLists = 10_000;
const mostConditions = 10_000;

/** An upstream list, as a service distinguishes it from others. */
export interface UpstreamList extends Pick<ImageListRequest, 'folderId' | 'filter'> {
  /** The GraphQL type of its images: a service may list several kinds. */
  readonly typename: string;
  readonly order: ImageListOrder;
}

/**
 * Remembers what the services' lists have shown, from one request to the next and for all callers. Each fact is kept
 * only as narrowly as it was observed, and forgotten after some minutes: services change, and so do lists.
 */
export class ListKnowledge {
  readonly shares: PageShares;
  readonly #ties: LRUCache<string, TieMemory>;
  readonly #refused: LRUCache<string, true>;
  readonly #listsWithLabels: LRUCache<ImageService, true>;

  /** @param clock returns the current time in milliseconds; tests replace it */
  constructor(clock: Perf = performance) {
    // With a resolution of 0, the clock alone decides what is stale.
    const forgetting = { ttl: knowledgeLifetimeMs, ttlResolution: 0, perf: clock };
    this.shares = new PageShares(clock);
    this.#ties = new LRUCache({ max: mostLists, ...forgetting });
    this.#refused = new LRUCache({ max: mostConditions, ...forgetting });
    this.#listsWithLabels = new LRUCache({ max: 100, ...forgetting });
  }

  /** How a service orders images with equal keys in one list. */
  ties({ typename, folderId, filter, order }: UpstreamList): TieMemory {
    const key = JSON.stringify([typename, folderId, filter, order.field, order.direction]);
    const known = this.#ties.get(key);
    if (known !== undefined) return known;
    const memory = new TieMemory();
    this.#ties.set(key, memory);
    return memory;
  }

  /**
   * Remembers that the service refuses these conditions in lists of one kind of image. A refused value implies nothing
   * about other values.
   */
  refuse(typename: string, conditions: readonly TextCondition[]): void {
    for (const condition of conditions) this.#refused.set(conditionKey(typename, condition), true);
  }

  refuses(typename: string, condition: TextCondition): boolean {
    return this.#refused.size > 0 && this.#refused.has(conditionKey(typename, condition));
  }

  /** Remembers that a list of a service contained labels. */
  sawListLabels(service: ImageService): void {
    this.#listsWithLabels.set(service, true);
  }

  /** Whether lists of a service have been seen to contain labels. */
  listsContainLabels(service: ImageService): boolean {
    return this.#listsWithLabels.has(service);
  }
}

function conditionKey(typename: string, { field, operator, values }: TextCondition): string {
  return JSON.stringify([typename, field, operator, values]);
}
