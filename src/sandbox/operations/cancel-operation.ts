import type { OperationResource } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import { methodNotAllowed } from '../http/router.ts';
import { ApiError } from '../status/api-error.ts';
import { findOperation } from './find-operation.ts';

/**
 * Cancels a running operation. The interface definition says that this is a GET and the guide that it is a POST, so
 * the sandbox can take either, or both.
 */
export function cancelOperation(call: Call, httpMethod: 'GET' | 'POST'): OperationResource {
  const { cancelMethod } = call.sandbox.quirks.operation;
  if (cancelMethod !== 'both' && cancelMethod !== httpMethod) throw methodNotAllowed(httpMethod, [cancelMethod]);
  const record = findOperation(call);
  call.caller.mustWriteFolder(record.service, record.folderId);
  if (record.operation.done === true) {
    throw new ApiError('FAILED_PRECONDITION', `Operation ${record.operation.id} is done already.`);
  }
  return call.sandbox.runner.cancel(record).operation;
}
