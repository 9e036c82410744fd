import { PageShares } from '../connections/page-shares.ts';
import { TieMemory } from '../connections/ties.ts';
import type { ImageService } from '../generated/graphql.ts';
import type { TextCondition } from '../model/image-condition.ts';
import type { ImageListOrder } from '../services/image-client.ts';

/** What is learned of the services' lists and remembered for as long as the process runs. */
export class ListKnowledge {
  readonly shares = new PageShares();
  readonly #ties = new Map<string, TieMemory>();
  readonly #withLabels = new Set<ImageService>();
  readonly #refused = new Set<string>();

  /** How a service orders images with equal keys, in one of its orders. */
  ties(service: ImageService, order: ImageListOrder | null): TieMemory {
    const key = order === null ? service : `${service} ${order.field} ${order.direction}`;
    const known = this.#ties.get(key) ?? new TieMemory();
    this.#ties.set(key, known);
    return known;
  }

  /** Whether lists of a service have been seen to contain labels. */
  listsContainLabels(service: ImageService): boolean {
    return this.#withLabels.has(service);
  }

  sawListLabels(service: ImageService): void {
    this.#withLabels.add(service);
  }

  /** Remembers that a service does not take conditions like these. */
  refuse(service: ImageService, conditions: readonly TextCondition[]): void {
    for (const condition of conditions) this.#refused.add(conditionKey(service, condition));
  }

  refuses(service: ImageService, condition: TextCondition): boolean {
    return this.#refused.has(conditionKey(service, condition));
  }
}

function conditionKey(service: ImageService, { field, operator }: TextCondition): string {
  return `${service} ${field} ${operator}`;
}
