import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Server } from './server.ts';

export interface ShutdownSettings {
  /** How long requests are still accepted after the signal, so that load balancers see `/readyz` turn. */
  readonly delayMs: number;
  /** How long the requests under way may then take. */
  readonly timeoutMs: number;
}

/** The signals that tell this process to stop: the first politely, the second for good. */
export interface StopSignals {
  readonly first: Promise<unknown>;
  readonly second: Promise<unknown>;
}

/** Takes over the signals. To be called before anybody learns that the process is up and may send one. */
export function takeStopSignals(): StopSignals {
  const emitter = new EventEmitter();
  let received = 0;
  const listener = (): void => {
    received += 1;
    emitter.emit(received === 1 ? 'first' : 'second');
  };
  process.on('SIGTERM', listener);
  process.on('SIGINT', listener);
  return { first: once(emitter, 'first'), second: once(emitter, 'second') };
}

/**
 * Serves until the process is told to stop, then finishes what is under way. Says whether all of it could be
 * finished: not if that takes longer than the timeout or a second signal comes.
 */
export async function serveUntilStopped(
  server: Server,
  signals: StopSignals,
  settings: ShutdownSettings,
  log: FastifyBaseLogger,
): Promise<{ finished: boolean }> {
  await signals.first;
  log.info('stopping: requests under way are finished');
  server.draining.begin();
  await Promise.race([sleep(settings.delayMs), signals.second]);
  const finished = await Promise.race([
    server.close().then(() => true),
    // Not waited for once the server has closed.
    sleep(settings.timeoutMs, false, { ref: false }),
    signals.second.then(() => false),
  ]);
  if (finished) log.info('stopped');
  else {
    log.warn('stopped before all requests were finished');
    server.draining.cut();
  }
  return { finished };
}
