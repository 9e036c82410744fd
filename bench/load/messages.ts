/** A request to be sent again and again. */
export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** How long the right answer is. An answer of another length is a wrong one, */
  readonly answerBytes: number;
  /** unless it differs by no more than this. */
  readonly toleratedBytes: number;
}

/** What the load generator is told to do. */
export interface LoadOrder {
  readonly url: string;
  /** Sent one after the other, from the first again after the last. */
  readonly requests: readonly LoadRequest[];
  /** How many are under way at the same moment. */
  readonly concurrency: number;
  readonly seconds: number;
}

/** What came of it. */
export interface LoadResult {
  readonly answered: number;
  /** Answers with another status than 200 or of another length than the right one, and requests without an answer. */
  readonly wrong: number;
  /** From the first request to the last answer. */
  readonly elapsedMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}
