import type { Ask } from '../queries/query.ts';
import type { PlainImage } from './plain-image.ts';

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly contentType: string | null;
  readonly body: string | null;
}

/** What an answer says. */
export interface Reading {
  readonly images: readonly PlainImage[];
  /** Where the next page of a list begins; `null` where there is none or the server knows no such thing. */
  readonly cursor: string | null;
}

/** How a server is asked, and how its answers are read. */
export interface Dialect {
  /** Whether there is an honest way to ask this server for such a thing. */
  readonly canAsk: (ask: Ask) => boolean;
  /** @param after the cursor of the page before */
  readonly request: (ask: Ask, after: string | null) => WireRequest;
  readonly read: (ask: Ask, answer: unknown) => Reading;
}
