import type { JsonObject } from '../http/proto-json.ts';

/**
 * What a service has answered a moment ago, apart for each caller: what one may see says nothing of what another may.
 * Nothing of it fails. Where it cannot be reached, nothing is found and nothing is kept.
 */
export interface KeptReads {
  /**
   * Looks for the answer to a read.
   *
   * @param callerKey whose it is
   * @param read the same for reads alone that have the same answer
   */
  find(callerKey: string, read: string): Promise<KeptRead>;
  /** Forgets all that is kept for a caller, and has no read kept that was begun before. */
  drop(callerKey: string): Promise<void>;
}

/** What came of looking for an answer. */
export type KeptRead =
  | { readonly state: 'found'; readonly json: JsonObject }
  | {
      readonly state: 'missing' | 'unavailable';
      /** Keeps the answer that was then read, unless all of the caller was dropped meanwhile. */
      readonly keep: (json: JsonObject) => void;
    };

/** The places where answers are kept: one for each service, by its base URL. */
export interface ReadCache {
  forService(baseUrl: string): KeptReads;
  close(): void;
}

/** Answers that are longer than this, in characters of their JSON, are not kept. */
export const longestAnswer = 1_000_000;
