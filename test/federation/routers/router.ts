/** A router in front of the subgraphs, as a client sees it. */
export interface Router {
  /** Where it takes requests. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a router on a supergraph. It passes the header `authorization` on to every subgraph. */
export type StartRouter = (supergraphSdl: string) => Promise<Router>;
