/**
 * Thirty aliases of a filtered list over a folder of 5,000 images: what the gateway's heap comes to while ten callers
 * send that, with a heap of 384 MB. Every list scans 5,050 images and shows none.
 *
 *     node --import ./test/cli/register-typescript.js bench/hostile/filtered-aliases.ts [requests]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { numberedImages } from '../../test/integration/numbered-images.ts';
import { say } from '../command.ts';
import { Child, typescript } from '../processes/child.ts';
import { freePort, untilReady } from '../processes/ready.ts';

const heapMegabytes = 384;
const images = 5000;
const aliases = 30;
const callers = 10;
const folderId = 'folder';

/** The services have a process of their own, so that the heap of the gateway is its own. */
async function serve(): Promise<void> {
  const labels = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`label-${index}`, `value-${index}`]));
  const compute = numberedImages('fda', folderId, images).map((image) => ({
    ...image,
    description: 'An image with what images have. '.repeat(8),
    family: 'family',
    labels,
    status: 'READY' as const,
    storageSize: '3623878656',
    minDiskSize: '10737418240',
    productIds: ['f2e0000000000000prod'],
    os: { type: 'LINUX' as const },
  }));
  const sandbox = await startSandbox({ images: 0, maxLoggedRequests: 1, dataset: { compute } });
  process.send?.(sandbox.url);
}

/** Different pages, so that the lists share no call. */
const query = `{ ${Array.from(
  { length: aliases },
  (_, index) =>
    `a${index}: computeImages(folderId: "${folderId}", first: ${index + 21}, filter: { labels: [{ key: "none" }] }) {
      nodes { id } pageInfo { hasNextPage }
    }`,
).join(' ')} }`;

async function measure(requests: number): Promise<void> {
  const services = fork(import.meta.filename, ['serve'], { execArgv: process.execArgv });
  const [servicesUrl] = (await once(services, 'message')) as [string];
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const gateway = new Child({
    args: [
      `--max-old-space-size=${heapMegabytes}`,
      '--import',
      './bench/hostile/heap-recorder.js',
      ...typescript,
      'src/cli.ts',
      'serve',
    ],
    cores: [],
    environment: {
      PORT: String(port),
      COMPUTE_URL: servicesUrl,
      BAREMETAL_URL: servicesUrl,
      CLOUD_DESKTOP_URL: servicesUrl,
      OPERATION_URL: servicesUrl,
      UPSTREAM_TIMEOUT_MS: '120000',
      REQUEST_TIMEOUT_MS: '600000',
    },
  });
  try {
    await untilReady(gateway, `${url}/readyz`);
    const start = await peakHeap(gateway);
    for (let done = 0; done < requests && !gateway.hasEnded; done += callers) {
      const outcomes = await Promise.all(Array.from({ length: callers }, () => ask(url)));
      say(`${done + callers} requests: ${[...new Set(outcomes)].join('; ')}`);
    }
    const peak = gateway.hasEnded ? null : await peakHeap(gateway);
    const result = peak === null ? 'the process has died' : `${megabytes(peak)} MB at most`;
    process.stdout.write(`heap of ${heapMegabytes} MB, ${megabytes(start)} MB at the start: ${result}\n`);
  } finally {
    if (!gateway.hasEnded) await gateway.stop();
    services.kill();
  }
}

/** What became of one request. */
async function ask(url: string): Promise<string> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer sandbox-admin' },
      body: JSON.stringify({ query }),
    });
    const { errors = [] } = (await response.json()) as { readonly errors?: readonly { readonly message: string }[] };
    return errors[0]?.message ?? 'answered';
  } catch {
    return 'no response';
  }
}

async function peakHeap(gateway: Child): Promise<number> {
  return Number(await gateway.ask({ recorder: 'peakHeap' }));
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_048_576);
}

await (process.argv[2] === 'serve' ? serve() : measure(Number(process.argv[2] ?? callers)));
