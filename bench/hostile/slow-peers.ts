/**
 * Attacks a gateway, whose heap has 384 MB, with clients that stop sending, clients that do not read, and a service that
 * answers in chunks of one byte. Prints its memory and how long `/livez` takes. Its arguments name the attacks to run;
 * all of them by default.
 *
 *     node --import ./test/cli/register-typescript.js bench/hostile/slow-peers.ts bodies readers chunks
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { root, typescript } from '../processes/child.ts';
import { freePort } from '../processes/ready.ts';
import { usageOf } from '../processes/usage.ts';
import { percentile } from '../statistics.ts';

const heapMb = 384;
const attackMs = 20_000;

type Attack = (gateway: URL, sockets: Socket[]) => Promise<void>;

const head = (length: string): string =>
  `POST /graphql HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer sandbox-admin\r\nContent-Type: application/json\r\n${length}\r\n\r\n`;

async function open({ hostname, port }: URL, sockets: Socket[]): Promise<Socket> {
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  sockets.push(socket);
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
  return socket;
}

/** A page of 1,000 images, of some 4 MB. */
const page = JSON.stringify({
  images: Array.from({ length: 1000 }, (_, index) => ({
    id: `fd8${String(index).padStart(17, '0')}`,
    folderId: 'folder',
    createdAt: '2024-01-01T00:00:00Z',
    name: `image-${index}`,
    description: 'x'.repeat(4000),
    status: 'READY',
  })),
});

const attacks: Readonly<Record<string, Attack>> = {
  /** 720 bodies of 1 MB of which the last byte does not come. */
  async bodies(gateway, sockets) {
    for (let count = 0; count < 720; count += 1) {
      const socket = await open(gateway, sockets);
      socket.write(`${head('Content-Length: 1048576')}${' '.repeat(1_048_575)}`);
      if (count % 20 === 0) await sleep(10);
    }
  },
  /** 15 clients that each ask for eight responses of 4 MB, and read none of them. */
  async readers(gateway, sockets) {
    const fields = 'edges { cursor node { name description createdAt imageId } }';
    const body = JSON.stringify({ query: `{ a: computeImages(folderId: "folder", first: 1000) { ${fields} } }` });
    for (let client = 0; client < 15; client += 1) {
      const socket = await open(gateway, sockets);
      socket.pause();
    }
    for (let round = 0; round < 8; round += 1) {
      for (const socket of sockets) {
        // One at a time: executing many at once would take more memory than what waits.
        if (socket.writable) socket.write(head(`Content-Length: ${body.length}`) + body);
        await sleep(150);
      }
    }
  },
  /** Queries whose responses from the service come in chunks of one byte, 8 MB each. */
  async chunks(gateway) {
    const query = '{ computeImages(folderId: "chunks", first: 10) { nodes { name } } }';
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const { body } = await request(new URL('/graphql', gateway), {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: 'Bearer sandbox-admin' },
          body: JSON.stringify({ query }),
        }).catch(() => ({ body: null }));
        await body?.dump().catch(() => undefined);
      }),
    );
  },
};

/** Starts the service that answers for all services. */
async function startService(port: number): Promise<Server> {
  const chunk = Buffer.from('1\r\n \r\n'.repeat(10_000));
  const server = createServer((incoming, response) => {
    if (incoming.url?.includes('folderId=chunks') !== true) {
      response.setHeader('content-type', 'application/json').end(page);
      return;
    }
    // Node.js would join small writes to larger chunks, so they are written to the connection.
    const { socket } = incoming;
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
    let left = 800;
    const write = (): void => {
      while (left > 0 && !socket.destroyed && socket.write(chunk)) left -= 1;
    };
    socket.on('drain', write).on('error', () => undefined);
    write();
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return server;
}

async function untilAnswered(url: URL): Promise<void> {
  for (;;) {
    const isThere = await request(url).then(
      async ({ body }) => body.dump().then(() => true),
      () => false,
    );
    if (isThere) return;
    await sleep(50);
  }
}

async function run(name: string, attack: Attack): Promise<void> {
  const [port, servicePort] = [await freePort(), await freePort()];
  const service = await startService(servicePort);
  const serviceUrl = `http://127.0.0.1:${servicePort}`;
  const gateway = new URL(`http://127.0.0.1:${port}`);
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMb}`, ...typescript, 'src/cli.ts', 'serve'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      COMPUTE_URL: serviceUrl,
      BAREMETAL_URL: serviceUrl,
      CLOUD_DESKTOP_URL: serviceUrl,
      OPERATION_URL: serviceUrl,
      LOG_LEVEL: 'silent',
    },
  });
  await untilAnswered(new URL('/livez', gateway));
  const heap = async (): Promise<number> => {
    const { body } = await request(new URL('/metrics', gateway));
    return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(await body.text())?.[1] ?? Number.NaN);
  };
  const resident = (): number => usageOf(child.pid ?? -1)?.residentBytes ?? Number.NaN;
  const before = { resident: resident(), heap: await heap() };
  const peak = { ...before };
  const sockets: Socket[] = [];
  const times: number[] = [];
  let failed = 0;
  const end = performance.now() + attackMs;
  const attacking = attack(gateway, sockets);
  while (performance.now() < end && child.exitCode === null && child.signalCode === null) {
    const begin = performance.now();
    try {
      const { body } = await request(new URL('/livez', gateway), { headersTimeout: 5000 });
      await body.dump();
      times.push(performance.now() - begin);
      if (times.length % 10 === 0) peak.heap = Math.max(peak.heap, await heap());
    } catch {
      failed += 1;
    }
    peak.resident = Math.max(peak.resident, resident());
    await sleep(20);
  }
  const isAlive = child.exitCode === null && child.signalCode === null;
  for (const socket of sockets) socket.destroy();
  child.kill('SIGKILL');
  await attacking.catch(() => undefined);
  service.closeAllConnections();
  service.close();
  const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
  const p99 = percentile(
    times.toSorted((one, other) => one - other),
    0.99,
  );
  process.stdout.write(
    `${name}: ${isAlive ? 'alive' : 'dead'}; resident ${mb(before.resident)} -> ${mb(peak.resident)}; ` +
      `heap ${mb(before.heap)} -> ${mb(peak.heap)}; /livez p99 ${p99.toFixed(0)} ms, ${times.length} answered, ${failed} not\n`,
  );
}

const asked = process.argv.slice(2);
for (const [name, attack] of Object.entries(attacks)) {
  if (asked.length === 0 || asked.includes(name)) await run(name, attack);
}
