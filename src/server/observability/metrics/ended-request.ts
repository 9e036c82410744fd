import type { OperationRecord } from '../../operation-record.ts';
import type { RequestEnd, RequestOutcome } from '../request-end.ts';

/** What is counted of a request that is over. It holds on to nothing else of it. */
export interface EndedRequest {
  readonly method: string;
  /** As it was registered, such as `/playground/*`, so there are only so many. */
  readonly route: string;
  readonly status: number;
  readonly outcome: RequestOutcome;
  readonly milliseconds: number;
  /** `null` when it was not recognised as one for GraphQL. */
  readonly operation: OperationRecord | null;
}

/** Takes out of a request what is counted. */
export function endedRequest({ request, reply, outcome, milliseconds }: RequestEnd): EndedRequest {
  return {
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    status: reply.statusCode,
    outcome,
    milliseconds,
    operation: request.operation,
  };
}
