import { setTimeout as sleep } from 'node:timers/promises';
import type { Operation } from '../model/operation.ts';
import type { OperationClient } from '../services/operation/operation-client.ts';
import type { UpstreamCall } from '../services/upstream-call.ts';

/** Operations take seconds to minutes, so the first looks are close together and later ones apart. */
const firstPauseMs = 250;
const longestPauseMs = 4000;
const growth = 1.6;

/** The operation as it is at its end, or when the time is over; `null` when there is none. */
export async function waitForOperation(
  operations: OperationClient,
  operationId: string,
  seconds: number,
  call: UpstreamCall,
): Promise<Operation | null> {
  const end = performance.now() + seconds * 1000;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * growth, longestPauseMs)) {
    const operation = await operations.get(operationId, call);
    const left = end - performance.now();
    if (operation === null || operation.done || left <= 0) return operation;
    await sleep(Math.min(pause, left), undefined, { signal: call.signal });
  }
}
