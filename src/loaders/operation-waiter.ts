import { setTimeout as sleep } from 'node:timers/promises';
import type { Operation } from '../model/operation.ts';
import type { OperationClient } from '../services/operation/operation-client.ts';
import type { UpstreamCall } from '../services/upstream-call.ts';
import type { PollPace } from './poll.ts';

/** The operation as it is at its end, or when the time is over; `null` when there is none. */
export async function waitForOperation(
  operations: OperationClient,
  operationId: string,
  seconds: number,
  pace: PollPace,
  call: UpstreamCall,
): Promise<Operation | null> {
  const end = performance.now() + seconds * 1000;
  for (let pause = pace.firstPauseMs; ; pause = Math.min(pause * pace.growth, pace.longestPauseMs)) {
    const operation = await operations.get(operationId, call);
    const left = end - performance.now();
    if (operation === null || operation.done || left <= 0) return operation;
    await sleep(Math.min(pause, left), undefined, { signal: call.signal });
  }
}
