import type { PageBudget } from '../connections/page-budget.ts';
import type { Direction, Source } from '../connections/source.ts';
import { reversedTies, type TieMemory } from '../connections/ties.ts';
import { UpstreamError } from '../model/errors.ts';
import { type Condition, holds } from '../model/image-condition.ts';
import type { Image } from '../model/image.ts';
import { noUnreadableRecords, type Page, type PageRequest } from '../model/page.ts';
import { type FilterPlan, planFilter } from '../services/filter/filter-plan.ts';
import type { ImageClient, ImageListOrder } from '../services/image-client.ts';
import type { UpstreamCall } from '../services/upstream-call.ts';
import type { ImageLabels } from './image-labels.ts';
import { imageOrder, reversed } from './image-order.ts';
import type { ListKnowledge } from './list-knowledge.ts';

/** How many images are looked at in one step where a filter needs labels that the list omits: each takes a get. */
export const maxLabelledImages = 40;

export interface ImageSourceOptions {
  readonly client: ImageClient;
  readonly folderId: string;
  readonly conditions: readonly Condition[];
  /** A condition in the service's own words; `null` for none. */
  readonly filterExpression: string | null;
  /** `null` for the service's own order. */
  readonly order: ImageListOrder | null;
  readonly knowledge: ListKnowledge;
  readonly labels: ImageLabels;
  readonly call: UpstreamCall;
  /** Whether another source of the same list returns the images that belong to no folder. */
  readonly omitsFolderless: boolean;
  /** Called with the images of every page that is read. */
  readonly onPage: (images: readonly Image[]) => void;
}

/** The images of one service in one folder, as a list to be read page by page. */
export class ImageSource implements Source<Image> {
  readonly order: Source<Image>['order'];
  readonly reversible: boolean;
  readonly omits: ((image: Image) => boolean) | null;
  readonly details: Source<Image>['details'];
  /** The images of the list with the labels that the list omits, for as long as a reader holds them. */
  readonly #labelled = new WeakMap<Image, Image>();
  readonly #options: ImageSourceOptions;
  readonly #knownOrder: ImageListOrder | null;
  #plan: FilterPlan;

  constructor(options: ImageSourceOptions) {
    const { client, order } = options;
    this.#options = options;
    this.#plan = this.#planFilter();
    this.#knownOrder = order ?? client.dialect.defaultOrder;
    this.reversible = this.#knownOrder !== null;
    this.order = this.#knownOrder === null ? null : imageOrder(this.#knownOrder, this.#ties(this.#knownOrder));
    this.omits = options.omitsFolderless ? isFolderless : null;
    this.details = this.#needsLabels()
      ? { maxItems: maxLabelledImages, load: (images) => this.#loadLabels(images) }
      : null;
  }

  get matches(): Source<Image>['matches'] {
    const { matches } = this.#plan;
    return matches === null || this.details === null ? matches : (image) => matches(this.#labelled.get(image) ?? image);
  }

  async readPage(request: PageRequest, direction: Direction, budget: PageBudget): Promise<Page<Image>> {
    if (this.#plan.nothing) return { items: [], nextPageToken: null, unreadable: noUnreadableRecords };
    const page = await this.#list(request, direction, budget);
    const { client, knowledge, onPage } = this.#options;
    const { listsOmitLabels, service } = client.dialect;
    if (listsOmitLabels && page.items.some(({ labels }) => labels !== null)) knowledge.sawListLabels(service);
    onPage(page.items);
    return page;
  }

  idOf(image: Image): string {
    return image.imageId;
  }

  /**
   * The references do not list every field that can be filtered by. So where a service refuses the gateway's own
   * conditions and takes the same request without them, they are evaluated here from then on.
   */
  async #list(request: PageRequest, direction: Direction, budget: PageBudget): Promise<Page<Image>> {
    const { client, knowledge } = this.#options;
    const { pushed } = this.#plan;
    try {
      return await this.#send(request, direction, this.#plan.expression);
    } catch (error) {
      if (pushed.length === 0 || request.pageToken !== null || !mayBeOfFilter(error)) throw error;
      if (budget.isSpent) throw error;
      budget.spendPage();
      const page = await this.#send(request, direction, this.#options.filterExpression);
      knowledge.refuse(client.dialect.typename, pushed);
      this.#plan = this.#planFilter();
      return page;
    }
  }

  #send(request: PageRequest, direction: Direction, filter: string | null): Promise<Page<Image>> {
    const { client, folderId, call } = this.#options;
    return client.list({ folderId, filter, order: this.#orderIn(direction) }, request, call);
  }

  #orderIn(direction: Direction): ImageListOrder | null {
    if (direction === 'FORWARD') return this.#options.order;
    return this.#knownOrder === null ? null : reversed(this.#knownOrder);
  }

  /** Where no image has the key, the service sorts by ID instead, which it reverses exactly. */
  #ties(order: ImageListOrder): TieMemory {
    const { client, knowledge } = this.#options;
    if (order.field === 'CREATED_AT' && client.dialect.lacks.includes('createdAt')) return reversedTies();
    const { folderId } = this.#options;
    return knowledge.ties({ typename: client.dialect.typename, folderId, filter: this.#plan.expression, order });
  }

  #needsLabels(): boolean {
    const { client, conditions, knowledge } = this.#options;
    const { listsOmitLabels, service } = client.dialect;
    const isFiltered = !this.#plan.nothing && conditions.some(({ kind }) => kind === 'label');
    return listsOmitLabels && isFiltered && !knowledge.listsContainLabels(service);
  }

  /** Loads labels only of the images that meet all other conditions. */
  async #loadLabels(images: readonly Image[]): Promise<void> {
    const others = this.#options.conditions.filter(({ kind }) => kind !== 'label');
    const candidates = images.filter((image) => others.every((condition) => holds(condition, image)));
    const complete = await this.#options.labels.complete(candidates);
    for (const [index, image] of candidates.entries()) this.#labelled.set(image, complete[index] ?? image);
  }

  #planFilter(): FilterPlan {
    const { client, conditions, filterExpression, knowledge } = this.#options;
    const { filterLanguage, lacks, statuses, typename } = client.dialect;
    return planFilter(conditions, {
      language: filterLanguage,
      lacks,
      statuses,
      expression: filterExpression,
      refuses: (condition) => knowledge.refuses(typename, condition),
    });
  }
}

function isFolderless({ folderId }: Image): boolean {
  return folderId === null;
}

/** A refusal that names fields and not the filter is about something else. */
function mayBeOfFilter(error: unknown): boolean {
  if (!(error instanceof UpstreamError) || !['INVALID_ARGUMENT', 'UNIMPLEMENTED'].includes(error.code)) return false;
  return error.fieldViolations.length === 0 || error.fieldViolations.some(({ field }) => field === 'filter');
}
