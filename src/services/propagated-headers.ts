/** The headers of a client's request that go on to the services, which is none but those that the operator lists. */
export interface PropagatedHeaders {
  /** Their names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Tells them from others: what a service answers may depend on them, so calls with different ones are not made one.
   * It has no space in it.
   */
  readonly key: string;
}

/** No header goes on. */
export const noPropagatedHeaders: PropagatedHeaders = { headers: {}, key: '' };
