import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import type { Child } from './child.ts';

const longestStartMs = 60_000;

/** Waits until something answers; returns how many milliseconds that took. */
export async function untilReady(child: Child, url: string): Promise<number> {
  const begin = performance.now();
  while (performance.now() - begin < longestStartMs) {
    if (child.hasEnded) throw new Error(`What was to answer at ${url} has ended.`);
    if (await answers(url)) return performance.now() - begin;
    await sleep(5);
  }
  throw new Error(`Nothing answers at ${url}.`);
}

async function answers(url: string): Promise<boolean> {
  try {
    const { body } = await request(url);
    await body.dump();
    return true;
  } catch {
    return false;
  }
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port.');
  return address.port;
}
