import type { OperationResource } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import { ApiError } from '../status/api-error.ts';
import { findOperation } from './find-operation.ts';

/** Cancels a running operation. */
export function cancelOperation(call: Call): OperationResource {
  const record = findOperation(call);
  call.caller.mustWriteFolder(record.service, record.folderId);
  if (record.operation.done === true) {
    throw new ApiError('FAILED_PRECONDITION', `Operation ${record.operation.id} is done already.`);
  }
  return call.sandbox.runner.cancel(record).operation;
}
