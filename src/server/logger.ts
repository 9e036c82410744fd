import type { FastifyBaseLogger } from 'fastify';
import { type DestinationStream, type LevelWithSilent, pino } from 'pino';
import { withoutCredentials } from './log-credentials.ts';

/** Log lines are JSON objects, one a line. */
export function createLogger(level: LevelWithSilent, destination: DestinationStream): FastifyBaseLogger {
  return pino(
    {
      level,
      base: null,
      timestamp: createTimestamp(),
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      hooks: { streamWrite: withoutCredentials },
    },
    destination,
  );
}

/** The errors of Node.js and of libraries carry more, such as the URL or the whole request that they are about. */
function describeError({ name, message, stack }: Error): Record<string, string | undefined> {
  return { type: name, message, stack };
}

/** The time of a line, as `toISOString` has it. That takes a quarter of what a line does, so it is asked once a second. */
function createTimestamp(): () => string {
  let second = Number.NaN;
  let text = '';
  return () => {
    const now = Date.now();
    const milliseconds = now % 1000;
    if (now - milliseconds !== second) {
      second = now - milliseconds;
      text = new Date(second).toISOString().slice(0, -'000Z'.length);
    }
    return `,"time":"${text}${String(milliseconds).padStart(3, '0')}Z"`;
  };
}
