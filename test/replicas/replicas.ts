import { createServer, request, type Server as HttpServer } from 'node:http';
import { once } from 'node:events';
import { pino } from 'pino';
import type { FastifyBaseLogger } from 'fastify';
import { sandboxEnvironment } from '../../src/cli/sandbox-environment.ts';
import { loadConfig } from '../../src/config.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import { type Server, startServer } from '../../src/server/server.ts';
import { postGraphql, type QueryAnswer, type QueryOptions } from '../support/post-graphql.ts';

export interface ReplicasOptions {
  readonly environment: Readonly<Record<string, string>>;
  /** What the first and the second have beside that, where they are to differ. */
  readonly differences?: readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>];
  readonly sandboxOptions?: SandboxOptions;
  readonly log?: FastifyBaseLogger;
}

/** Two gateways that are configured alike, but for what a test wants to differ, and have the same services, and what shares requests out to them. */
export interface Replicas {
  /** The address that they have in common: one request goes to the first, the next to the second, and so on. */
  readonly url: string;
  /** Their own addresses. */
  readonly each: readonly [Server, Server];
  readonly sandbox: Sandbox;
  /** Asks one of them; the common address without a number. */
  query<Data = unknown>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: QueryOptions & { readonly replica?: 0 | 1 },
  ): Promise<QueryAnswer<Data>>;
  close(): Promise<void>;
}

/** Starts them, in this process. */
export async function startReplicas(options: ReplicasOptions): Promise<Replicas> {
  const { environment, differences = [{}, {}], sandboxOptions = {}, log = pino({ level: 'silent' }) } = options;
  const sandbox = await startSandbox({ images: 0, ...sandboxOptions });
  const start = (difference: Readonly<Record<string, string>>): Promise<Server> => {
    const config = loadConfig({ PORT: '0', ...sandboxEnvironment(sandbox.url), ...environment, ...difference });
    return startServer({ ...config, playground: null, catalog: null, log });
  };
  const each = [await start(differences[0]), await start(differences[1])] as const;
  const proxy = shareOut(each.map(({ url }) => url));
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    url,
    each,
    sandbox,
    query: (document, variables = {}, { replica, ...queryOptions } = {}) =>
      postGraphql(`${replica === undefined ? url : each[replica].url}/graphql`, document, variables, queryOptions),
    async close() {
      proxy.close();
      proxy.closeAllConnections();
      for (const server of each) await server.close();
      await sandbox.close();
    },
  };
}

/** Sends each request on to the next of these addresses, as a load balancer does that knows nothing of what it sends. */
function shareOut(urls: readonly string[]): HttpServer {
  let count = 0;
  return createServer((incoming, outgoing) => {
    const url = urls[count % urls.length] ?? '';
    count += 1;
    const { method, headers } = incoming;
    const sent = request(`${url}${incoming.url ?? '/'}`, { method, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'x-replica': url });
      answer.pipe(outgoing);
    });
    sent.on('error', () => outgoing.destroy());
    incoming.pipe(sent);
  });
}
