/** Checks the tokens of one kind of callers. */
export interface CallerVerifier {
  /** What callers of this kind send, as the end of "Send the header … with". */
  readonly expected: string;
  /** Who has sent a token, or why it is refused; `null` for a token of another kind. */
  verify(token: string): Promise<Verdict | null>;
  /** Looks for keys that have changed, where nothing reports a change. Rejects when there are no keys to check by. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export type Verdict =
  | {
      readonly callerKey: string;
      /** Milliseconds since 1970; `null` for never. */
      readonly expiresAt: number | null;
    }
  | {
      /** What is wrong with the token, as the end of "The token is not accepted:". It repeats nothing of the token. */
      readonly refusal: string;
    };
