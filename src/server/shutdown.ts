import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Server } from './server.ts';

export interface ShutdownSettings {
  /** How long requests are still accepted after the signal, so that load balancers see `/readyz` turn. */
  readonly delayMs: number;
  /** How long the requests under way may then take. */
  readonly timeoutMs: number;
}

const signals = ['SIGTERM', 'SIGINT'] as const;

/**
 * Serves until the process is told to stop, then finishes what is under way. Says whether all of it could be
 * finished: not if that takes longer than the timeout or a second signal comes.
 */
export async function serveUntilSignal(
  server: Server,
  settings: ShutdownSettings,
  log: FastifyBaseLogger,
): Promise<{ finished: boolean }> {
  log.info(`${await nextSignal()} received: finishing the requests under way`);
  const secondSignal = nextSignal();
  server.draining.begin();
  await Promise.race([sleep(settings.delayMs), secondSignal]);
  const finished = await Promise.race([
    server.close().then(() => true),
    sleep(settings.timeoutMs, false),
    secondSignal.then(() => false),
  ]);
  if (finished) log.info('stopped');
  else {
    log.warn('stopped before all requests were finished');
    server.draining.cut();
  }
  return { finished };
}

function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const listener = (signal: NodeJS.Signals): void => {
      for (const name of signals) process.off(name, listener);
      resolve(signal);
    };
    for (const name of signals) process.on(name, listener);
  });
}
