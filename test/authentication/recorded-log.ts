import type { FastifyBaseLogger } from 'fastify';
import { createLogger } from '../../src/server/logger.ts';

/** A log with all that it was told. */
export interface RecordedLog {
  readonly log: FastifyBaseLogger;
  /** Its lines as they were written. */
  readonly lines: string[];
  /** Whether a line has this message. */
  has(message: string): boolean;
}

export function recordLog(): RecordedLog {
  const lines: string[] = [];
  return {
    log: createLogger('trace', { write: (line) => void lines.push(line) }),
    lines,
    has: (message) => lines.some((line) => line.includes(JSON.stringify(message))),
  };
}
