import { invalidArgument } from '../status/api-error.ts';
import { digestWord } from '../data/digest.ts';
import type { OrderPosition } from '../data/order.ts';

/** What a page token stands for. */
export interface PageState {
  /** The last thing that was given; `undefined` when nothing was yet. */
  readonly after: OrderPosition | undefined;
  /** How many empty pages came one after the other. */
  readonly emptyPages: number;
  /** The page size of the request that began the list. */
  readonly pageSize: number;
}

interface RememberedState extends PageState {
  readonly request: string;
  readonly expiresAt: number;
}

/**
 * The page tokens that were given out. A token is a name for a remembered position and tells nothing by itself; it
 * belongs to the request that produced it (the same list, filter and order), lives for a while, and only so many are
 * remembered, the longest unused of which goes first.
 */
export class PageTokens {
  readonly #states = new Map<string, RememberedState>();
  readonly #now: () => number;
  readonly #lifetimeMs: number;
  readonly #capacity: number;

  constructor(options: { now: () => number; lifetimeMs: number; capacity: number }) {
    this.#now = options.now;
    this.#lifetimeMs = options.lifetimeMs;
    this.#capacity = options.capacity;
  }

  /** A token for a place in the list that `request` stands for. */
  issue(request: string, state: PageState): string {
    const { after, emptyPages, pageSize } = state;
    const token = digestWord(20, request, after?.key ?? '', after?.tie ?? '', emptyPages, pageSize);
    this.#remember(token, { ...state, request, expiresAt: this.#now() + this.#lifetimeMs });
    if (this.#states.size > this.#capacity) {
      for (const [oldest] of this.#states) {
        this.#states.delete(oldest);
        break;
      }
    }
    return token;
  }

  /** What a token stands for, if the service still takes it for this request. */
  redeem(request: string, token: string): PageState {
    const state = this.#states.get(token);
    if (state?.request !== request || state.expiresAt <= this.#now()) {
      const description = 'The page token is invalid, has expired or belongs to another request.';
      throw invalidArgument([{ field: 'page_token', description }]);
    }
    this.#remember(token, state);
    return state;
  }

  /** Forgets every token. */
  expireAll(): void {
    this.#states.clear();
  }

  /** Puts the token behind all others in the order of the map, which is the order of use. */
  #remember(token: string, state: RememberedState): void {
    this.#states.delete(token);
    this.#states.set(token, state);
  }
}
