/**
 * What one caller with 100 WebSockets takes from others: it follows a different image by each of 10,000 subscriptions.
 * Prints how much of it is followed, how many calls a second that keeps going, and whether another caller can still
 * follow an image.
 *
 *     node --max-old-space-size=384 --import ./test/cli/register-typescript.js bench/hostile/many-sockets.ts
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { toGlobalId } from 'graphql-relay';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { sandboxEnvironment } from '../../src/cli/sandbox-environment.ts';
import { loadConfig } from '../../src/config.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { type Server, startServer } from '../../src/server/server.ts';
import { numberedId, numberedImages } from '../../test/integration/numbered-images.ts';

const sockets = 100;
const subscriptionsPerSocket = 100;
const measuredSeconds = 10;

/** The services have a process of their own. Their images stay in CREATING, so whoever follows them looks for good. */
async function serve(): Promise<void> {
  const compute = numberedImages('c', 'folder', sockets * subscriptionsPerSocket).map((image) => ({
    ...image,
    status: 'CREATING' as const,
  }));
  const sandbox = await startSandbox({ images: 0, maxLoggedRequests: 1, dataset: { compute } });
  process.send?.(sandbox.url);
}

async function attack(): Promise<void> {
  const child = fork(import.meta.filename, ['serve'], { execArgv: process.execArgv });
  const [url] = (await once(child, 'message')) as [string];
  const config = loadConfig({ PORT: '0', ...sandboxEnvironment(url) });
  const log = pino({ level: 'silent' });
  const server = await startServer({ ...config, playground: null, catalog: null, log });
  const opened = await Promise.all(Array.from({ length: sockets }, (_, number) => flood(server, number)));
  await settled(server);
  const before = await callsSoFar(server);
  await sleep(measuredSeconds * 1000);
  const callsPerSecond = ((await callsSoFar(server)) - before) / measuredSeconds;
  const honest = await follow(server, 'sandbox-compute', [0]);
  process.stdout.write(`subscriptions asked for:   ${sockets * subscriptionsPerSocket}\n`);
  process.stdout.write(`images followed:           ${server.watched()}\n`);
  process.stdout.write(`calls to services:         ${callsPerSecond.toFixed(0)} a second\n`);
  process.stdout.write(`heap:                      ${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} MB\n`);
  process.stdout.write(`another caller's image:    ${await firstMessage(honest)}\n`);
  for (const socket of [...opened, honest]) socket.terminate();
  await server.close();
  child.kill();
}

/** Opens one WebSocket of the caller with all that it may carry. */
function flood(server: Server, number: number): Promise<WebSocket> {
  const first = number * subscriptionsPerSocket;
  const images = Array.from({ length: subscriptionsPerSocket }, (_, index) => first + index);
  return follow(server, 'sandbox-admin', images);
}

async function follow(server: Server, token: string, images: readonly number[]): Promise<WebSocket> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  socket.on('error', () => undefined);
  await once(socket, 'open');
  const send = (message: object): void => socket.send(JSON.stringify(message));
  send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
  await once(socket, 'message');
  const query = 'subscription ($id: ID!) { imageStatus(id: $id) { status } }';
  for (const image of images) {
    const id = toGlobalId('ComputeImage', numberedId('c', image));
    send({ type: 'subscribe', id: String(image), payload: { query, variables: { id } } });
  }
  return socket;
}

/** Waits until no more is followed than ten seconds before. */
async function settled(server: Server): Promise<void> {
  let watched = -1;
  while (watched < server.watched()) {
    watched = server.watched();
    await sleep(10_000);
  }
}

async function firstMessage(socket: WebSocket): Promise<string> {
  const [message] = (await once(socket, 'message', { signal: AbortSignal.timeout(30_000) })) as [Buffer];
  return message.toString();
}

async function callsSoFar({ metricsUrl }: Server): Promise<number> {
  const text = await (await fetch(metricsUrl ?? '')).text();
  const counts = text.matchAll(/^image_gateway_upstream_requests_total\{[^}]*\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

await (process.argv[2] === 'serve' ? serve() : attack());
