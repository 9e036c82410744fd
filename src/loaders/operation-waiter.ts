import { setTimeout as sleep } from 'node:timers/promises';
import { UpstreamError } from '../model/errors.ts';
import type { Operation } from '../model/operation.ts';
import type { OperationClient } from '../services/operation/operation-client.ts';
import type { UpstreamCall } from '../services/upstream-call.ts';
import type { PollPace } from './poll.ts';

/**
 * The operation as it is at its end, or when the time is over; `null` when there is none. A look that fails for a
 * passing reason is repeated while there is time.
 */
export async function waitForOperation(
  operations: OperationClient,
  operationId: string,
  seconds: number,
  pace: PollPace,
  call: UpstreamCall,
): Promise<Operation | null> {
  const end = performance.now() + seconds * 1000;
  for (let pause = pace.firstPauseMs; ; pause = Math.min(pause * pace.growth, pace.longestPauseMs)) {
    let askedMs = 0;
    try {
      const operation = await operations.get(operationId, call);
      if (operation === null || operation.done || performance.now() >= end) return operation;
    } catch (error) {
      askedMs = error instanceof UpstreamError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
      const mayPass = error instanceof UpstreamError && error.retryable && !call.signal.aborted;
      if (!mayPass || performance.now() + askedMs >= end) throw error;
    }
    const left = end - performance.now();
    // Whoever goes away ends the pause; the look after it is then refused as cancelled.
    await sleep(Math.min(Math.max(pause, askedMs), left), undefined, { signal: call.signal }).catch(() => undefined);
  }
}
