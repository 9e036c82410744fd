import type { FastifyBaseLogger } from 'fastify';
import { type DestinationStream, type LevelWithSilent, pino } from 'pino';

/** Log lines are JSON objects, one a line. */
export function createLogger(level: LevelWithSilent, destination: DestinationStream): FastifyBaseLogger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      // Nothing in the gateway logs headers; should anything ever, they come without credentials.
      redact: ['authorization', 'headers.authorization', '*.headers.authorization'],
    },
    destination,
  );
}

/** The errors of Node.js and of libraries carry more, such as the URL or the whole request that they are about. */
function describeError({ name, message, stack }: Error): Record<string, string | undefined> {
  return { type: name, message, stack };
}
