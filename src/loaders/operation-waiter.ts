import { UpstreamError } from '../model/errors.ts';
import type { Operation } from '../model/operation.ts';
import type { Cancellation } from '../services/cancellation.ts';
import type { OperationClient } from '../services/operation/operation-client.ts';
import type { UpstreamCall } from '../services/upstream-call.ts';
import { pauseUnless } from './pause.ts';
import type { PollPace } from './poll.ts';

/**
 * The operation as it is at its end, or when the time is over; `null` when there is none. A look that fails for a
 * passing reason is repeated while there is time.
 *
 * @param noTime says when the time is over earlier than that
 */
export async function waitForOperation(
  operations: OperationClient,
  operationId: string,
  seconds: number,
  pace: PollPace,
  call: UpstreamCall,
  noTime: Cancellation,
): Promise<Operation | null> {
  const end = performance.now() + seconds * 1000;
  const leftMs = (): number => (noTime.isCancelled ? 0 : end - performance.now());
  for (let pause = pace.firstPauseMs; ; pause = Math.min(pause * pace.growth, pace.longestPauseMs)) {
    let askedMs = 0;
    try {
      const operation = await operations.get(operationId, call);
      if (operation === null || operation.done || leftMs() <= 0) return operation;
    } catch (error) {
      askedMs = error instanceof UpstreamError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
      const mayPass = error instanceof UpstreamError && error.retryable && !call.cancellation.isCancelled;
      if (!mayPass || leftMs() <= askedMs) throw error;
    }
    // Whoever goes away ends the pause; the look after it is then refused as cancelled.
    await pauseUnless(Math.min(Math.max(pause, askedMs), leftMs()), call.cancellation, noTime);
  }
}
