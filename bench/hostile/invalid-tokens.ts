/**
 * Floods a gateway with requests of 1,000 IDs and invalid tokens while an honest caller reads one image after the other.
 * Prints the share of the honest caller's requests that succeed, their times, the calls that each flooding request
 * costs the service, and whether the circuit opened.
 *
 *     node --import ./test/cli/register-typescript.js bench/hostile/invalid-tokens.ts [seconds] [flooding clients]
 *
 * The gateway is a process of its own with the default limits and a heap of 384 MB. The service answers after 20 ms.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { toGlobalId } from 'graphql-relay';
import { Child, typescript } from '../processes/child.ts';
import { freePort, untilReady } from '../processes/ready.ts';

const [seconds = 15, clients = 20] = process.argv.slice(2).map(Number);
const serviceMs = 20;
const honestToken = 'Bearer honest';

const calls = { honest: 0, invalid: 0 };
const service = createServer({ keepAliveTimeout: 60_000 }, ({ headers, url = '' }, response) => {
  const isHonest = headers.authorization === honestToken;
  calls[isHonest ? 'honest' : 'invalid'] += 1;
  const id = url.split('/').at(-1);
  const body = isHonest
    ? { id, folderId: 'folder', createdAt: '2024-01-01T00:00:00Z', name: 'image' }
    : { code: 16, message: 'Token is invalid or has expired.' };
  setTimeout(() => {
    response.writeHead(isHonest ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }, serviceMs);
}).listen(0, '127.0.0.1');
await once(service, 'listening');
const address = service.address();
const serviceUrl = `http://127.0.0.1:${address === null || typeof address === 'string' ? 0 : address.port}`;

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const gateway = new Child({
  args: ['--max-old-space-size=384', ...typescript, 'src/cli.ts', 'serve'],
  cores: [],
  environment: {
    PORT: String(port),
    COMPUTE_URL: serviceUrl,
    BAREMETAL_URL: serviceUrl,
    CLOUD_DESKTOP_URL: serviceUrl,
    OPERATION_URL: serviceUrl,
    LOG_LEVEL: 'silent',
  },
});
await untilReady(gateway, `${url}/livez`);

const dispatcher = new Agent({ connections: clients + 4, headersTimeout: 120_000, bodyTimeout: 120_000 });

async function post(authorization: string, query: string, variables: object): Promise<{ readonly errors?: unknown[] }> {
  const { body } = await request(`${url}/graphql`, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query, variables }),
  });
  return (await body.json()) as { readonly errors?: unknown[] };
}

interface Figures {
  requests: number;
  failed: number;
  readonly milliseconds: number[];
}

/** Reads one image after the other for some seconds. */
async function readHonestly(forSeconds: number): Promise<Figures> {
  const figures: Figures = { requests: 0, failed: 0, milliseconds: [] };
  const end = performance.now() + forSeconds * 1000;
  for (let number = 0; performance.now() < end; number += 1) {
    const begin = performance.now();
    const query = 'query ($id: String!) { computeImage(imageId: $id) { id name } }';
    const { errors } = await post(honestToken, query, { id: `image${number}` });
    figures.requests += 1;
    if (errors !== undefined) figures.failed += 1;
    figures.milliseconds.push(performance.now() - begin);
    await sleep(10);
  }
  return figures;
}

const ids = Array.from({ length: 1000 }, (_, index) => toGlobalId('ComputeImage', `image${index}`));
let floods = 0;
let isFlooding = true;

async function flood(client: number): Promise<void> {
  while (isFlooding) {
    floods += 1;
    await post(`Bearer invalid-${client}-${floods}`, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  }
}

function report(name: string, { requests, failed, milliseconds }: Figures): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number): string => `${(sorted[Math.floor(sorted.length * share)] ?? NaN).toFixed(0)} ms`;
  const share = ((100 * (requests - failed)) / requests).toFixed(1);
  process.stdout.write(`${name}: ${requests} requests, ${share} % succeed, p50 ${at(0.5)}, p95 ${at(0.95)}\n`);
}

await readHonestly(2);
report('honest caller alone', await readHonestly(5));
const flooding = Array.from({ length: clients }, (_, client) => flood(client));
await sleep(1000);
report('honest caller during the flood', await readHonestly(seconds));
isFlooding = false;
await Promise.all(flooding);
const metrics = await (await fetch(`${url}/metrics`)).text();
const opened = /circuit_changes_total\{service="COMPUTE",state="open"\} (?<count>\d+)/.exec(metrics)?.groups?.['count'];
process.stdout.write(
  `flood: ${floods} requests by ${clients} clients, ${(calls.invalid / floods).toFixed(0)} calls each; ` +
    `the circuit opened ${opened ?? 0} times; the gateway is ${gateway.hasEnded ? 'dead' : 'alive'}\n`,
);
await gateway.stop();
await dispatcher.close();
service.close();
