/** A longer text is truncated: it is for a person to read. */
const longestText = 1000;

/** A longer ID is truncated. The services' own IDs are UUIDs. */
const longestId = 200;

/** Prepares what a service wrote for the client. */
export class Redaction {
  readonly #secrets: readonly string[];

  /** @param secrets the texts that the client must not receive, although the service may repeat them */
  constructor(secrets: readonly string[]) {
    this.#secrets = secrets;
  }

  /** Hides the secrets in a text and truncates it, in this order: half a secret would no longer be recognized. */
  text(text: string): string {
    return this.#hide(text).slice(0, longestText);
  }

  /** Returns the IDs of a request, each where it is known. */
  ids({ requestId, serverTraceId }: RequestIds): { readonly requestId?: string; readonly serverTraceId?: string } {
    return {
      ...(requestId === undefined ? {} : { requestId: this.#id(requestId) }),
      ...(serverTraceId === undefined ? {} : { serverTraceId: this.#id(serverTraceId) }),
    };
  }

  #id(id: string): string {
    return this.#hide(id).slice(0, longestId);
  }

  #hide(text: string): string {
    return this.#secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  }
}

/** The IDs by which a service's support finds a request. */
export interface RequestIds {
  /** The header `x-request-id`, or the detail `google.rpc.RequestInfo`. */
  readonly requestId: string | undefined;
  /** The header `x-server-trace-id`. */
  readonly serverTraceId: string | undefined;
}
