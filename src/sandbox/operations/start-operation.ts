import type { OperationResource } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import type { OperationStart } from './operation-runner.ts';

/** Starts the operation of a call, for its caller and with the failure that the sandbox was told to let it have. */
export function startOperation(
  call: Call,
  start: Omit<OperationStart, 'createdBy' | 'durationMs' | 'failure'>,
): OperationResource {
  const { sandbox, caller, operationFailure } = call;
  const record = sandbox.runner.start({
    ...start,
    createdBy: caller.subjectId,
    durationMs: sandbox.quirks.operation.durationMs,
    failure: operationFailure,
  });
  return record.operation;
}
