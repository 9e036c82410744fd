import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { sandboxEnvironment } from '../../src/cli/sandbox-environment.ts';
import { loadConfig } from '../../src/config.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { CatalogSettings } from '../../src/server/catalog/settings.ts';
import type { PlaygroundSettings } from '../../src/server/playground/settings.ts';
import { type Server, startServer } from '../../src/server/server.ts';
import { postGraphql, type QueryAnswer, type QueryOptions } from './post-graphql.ts';

export interface TestGatewayOptions {
  readonly sandboxOptions?: SandboxOptions;
  /** What to do with the sandbox before the gateway is started. */
  readonly prepare?: (sandbox: Sandbox) => void;
  /** Environment variables beside those that point the gateway at the sandbox. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly playground?: PlaygroundSettings;
  readonly catalog?: CatalogSettings;
  /** Where the log goes; nowhere by default. */
  readonly log?: FastifyBaseLogger;
}

/** A gateway and the sandbox that it stands on, both on free ports of this machine. */
export interface TestGateway {
  /** Without a path. */
  readonly url: string;
  /** Where its metrics are; `null` where they are not. */
  readonly metricsUrl: string | null;
  readonly sandbox: Sandbox;
  /** How many operations and images it follows for subscribers. */
  readonly watched: () => number;
  /** How many items its lists hold in memory while they are read. */
  readonly heldItems: () => number;
  query<Data = unknown>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: QueryOptions,
  ): Promise<QueryAnswer<Data>>;
  close(): Promise<void>;
}

/** Starts a gateway on a sandbox of its own, in this process. */
export async function startGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const sandbox = await startSandbox({ images: 0, ...options.sandboxOptions });
  options.prepare?.(sandbox);
  const server = await startOn(sandbox, options).catch(async (error: unknown) => {
    // What is left running would keep the test from ending.
    await sandbox.close();
    throw error;
  });
  return {
    url: server.url,
    metricsUrl: server.metricsUrl,
    sandbox,
    watched: server.watched,
    heldItems: server.heldItems,
    query: (document, variables = {}, queryOptions = {}) =>
      postGraphql(`${server.url}/graphql`, document, variables, queryOptions),
    async close() {
      await server.close();
      await sandbox.close();
    },
  };
}

async function startOn(sandbox: Sandbox, options: TestGatewayOptions): Promise<Server> {
  const { environment, playground = null, catalog = null, log = pino({ level: 'silent' }) } = options;
  const config = loadConfig({ PORT: '0', ...sandboxEnvironment(sandbox.url), ...environment });
  return startServer({ ...config, playground, catalog, log });
}
