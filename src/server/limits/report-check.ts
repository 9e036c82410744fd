import type { FastifyBaseLogger } from 'fastify';
import type { OperationRecord } from '../operation-record.ts';
import type { Checked } from './limits.ts';

/** Records what an operation may come to, and logs it if it is executed although it may come to too much. */
export function reportCheck(
  { estimate, exceeded, error }: Checked,
  record: OperationRecord,
  log: FastifyBaseLogger,
): void {
  record.estimated = estimate;
  record.exceeded = exceeded;
  if (error === null && exceeded.length > 0) {
    log.warn({ operation: record.name, exceeded }, 'operation beyond the limits of cost');
  }
}
