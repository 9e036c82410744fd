import type { FastifyBaseLogger } from 'fastify';
import { type DestinationStream, type LevelWithSilent, pino } from 'pino';

/**
 * Log lines are JSON objects, one a line. No part of the gateway logs a header; that they are redacted is for the
 * errors of libraries, which may carry a request.
 */
export function createLogger(level: LevelWithSilent, destination: DestinationStream): FastifyBaseLogger {
  const secrets = ['authorization', 'headers.authorization', 'headers.cookie', 'request.headers', 'options.headers'];
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: secrets.flatMap((path) => [path, `err.${path}`]),
    },
    destination,
  );
}
