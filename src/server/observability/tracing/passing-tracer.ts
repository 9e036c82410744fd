import { noObservation } from '../../../services/upstream-observer.ts';
import { traceHeaders } from './trace-headers.ts';
import type { Tracer } from './tracer.ts';

const nothing = (): void => undefined;

/**
 * Records nothing. What the client said of its trace goes on to the services as it came, so that the calls for its
 * request can be found in their traces (Trace Context, section 4.2: "forward").
 */
export const passingTracer: Tracer = {
  beginRequest: (parent) => ({ context: parent, end: nothing }),
  beginOperation: (parent) => ({ context: parent, end: nothing }),
  upstream: {
    begin: ({ call }) =>
      call.traceContext === null ? noObservation : { headers: traceHeaders(call.traceContext), end: nothing },
    shared: nothing,
    looked: nothing,
    refused: nothing,
  },
  close: () => Promise.resolve(),
};
