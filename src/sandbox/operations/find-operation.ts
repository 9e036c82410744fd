import type { OperationRecord } from '../data/dataset.ts';
import type { Call } from '../http/call.ts';
import { ApiError, invalidArgument } from '../status/api-error.ts';

/** The operation that the path names, if the caller may see the images of its folder. */
export function findOperation(call: Call): OperationRecord {
  const operationId = call.path.get('operationId') ?? '';
  if (operationId === '') throw invalidArgument([{ field: 'operation_id', description: 'The field is required.' }]);
  const record = call.sandbox.store.operations.get(operationId);
  if (record === undefined) throw new ApiError('NOT_FOUND', `Operation ${operationId} not found.`);
  call.caller.mustReadFolder(record.service, record.folderId);
  return record;
}
