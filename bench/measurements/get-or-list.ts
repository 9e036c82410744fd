/**
 * What a get costs the gateway and what an image of a page does, in CPU time: src/loaders/image-batch.ts decides by
 * their ratio whether to read a folder for some of its images.
 *
 *     node --import ./test/cli/register-typescript.js bench/measurements/get-or-list.ts
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { Cancellation } from '../../src/services/cancellation.ts';
import { callersOwn } from '../../src/services/credentials.ts';
import { noPropagatedHeaders } from '../../src/services/propagated-headers.ts';
import { RefusedTokens } from '../../src/services/refused-tokens.ts';
import { createServices, endpoints } from '../../src/services/services.ts';
import type { UpstreamCall } from '../../src/services/upstream-call.ts';
import { numberedId, numberedImages } from '../../test/integration/numbered-images.ts';
import { plainCalls } from '../../test/support/plain-calls.ts';

const folderId = 'folder';
const images = 1000;
const getsAtOnce = 200;

/** The services have a process of their own, so that the CPU time of this one is the gateway's alone. */
async function serve(): Promise<void> {
  const compute = numberedImages('c', folderId, images).map((image) => ({
    ...image,
    description: 'An image with what images have.',
    family: 'family',
    labels: { environment: 'production', team: 'storage' },
    storageSize: '3623878656',
    minDiskSize: '10737418240',
    productIds: ['f2e0000000000000prod'],
    os: { type: 'LINUX' as const },
  }));
  const sandbox = await startSandbox({ images: 0, maxLoggedRequests: 1, dataset: { compute } });
  process.send?.(sandbox.url);
}

async function measure(): Promise<void> {
  const child = fork(import.meta.filename, ['serve'], { execArgv: process.execArgv });
  const [url] = (await once(child, 'message')) as [string];
  const baseUrls = Object.fromEntries(endpoints.map(({ service }) => [service, url]));
  const services = createServices({ ...plainCalls, baseUrls, concurrency: 64, timeoutMs: 60_000 });
  const compute = services.images.ofKind('ComputeImage');
  const call: UpstreamCall = {
    callerKey: 'benchmark',
    credentials: callersOwn('Bearer sandbox-admin'),
    refusedTokens: new RefusedTokens(),
    cancellation: new Cancellation(),
    requestId: '0af76519-16cd-43dd-8448-eb211c80319c',
    propagated: noPropagatedHeaders,
    idempotencyKey: null,
    traceContext: null,
    onRequest: () => () => undefined,
  };
  const gets = () =>
    Promise.all(Array.from({ length: getsAtOnce }, (_, index) => compute.get(numberedId('c', index), call)));
  const page = (pageSize: number) =>
    compute.list({ folderId, filter: null, order: null }, { pageSize, pageToken: null }, call);

  await microseconds(gets, 10);
  await microseconds(() => page(images), 10);
  for (let round = 1; round <= 5; round += 1) {
    const get = (await microseconds(gets, 10)) / getsAtOnce;
    const small = await microseconds(() => page(100), 60);
    const image = ((await microseconds(() => page(images), 20)) - small) / (images - 100);
    process.stdout.write(
      `get ${get.toFixed(0)} µs, page of 100 ${small.toFixed(0)} µs, each further image ${image.toFixed(1)} µs: ` +
        `a get costs as much as ${(get / image).toFixed(0)} images of a page\n`,
    );
  }
  child.kill();
  await services.close();
}

/** The CPU time of one run, of several. */
async function microseconds(run: () => Promise<unknown>, times: number): Promise<number> {
  const begin = process.cpuUsage();
  for (let count = 0; count < times; count += 1) await run();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / times;
}

await (process.argv[2] === 'serve' ? serve() : measure());
