import type { Dialect } from '../dialects/dialect.ts';

/** A server to be measured. */
export interface ServerKind {
  /** As in `--peers`. */
  readonly name: string;
  readonly title: string;
  /** The program and its arguments, from the root of the repository. */
  readonly program: readonly string[];
  /** A path that it answers, with whatever status, as soon as it is ready. */
  readonly readyPath: string;
  readonly dialect: Dialect;
  /** What a reader of its figures has to know. */
  readonly note: string;
}
