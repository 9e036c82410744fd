import { pino } from 'pino';
import { sandboxEnvironment } from '../../src/cli/sandbox-environment.ts';
import { loadConfig } from '../../src/config.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { PlaygroundSettings } from '../../src/server/playground/settings.ts';
import { type Server, startServer } from '../../src/server/server.ts';

export interface TestGatewayOptions {
  readonly sandboxOptions?: SandboxOptions;
  /** Environment variables beside those that point the gateway at the sandbox. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly playground?: PlaygroundSettings;
}

export interface QueryOptions {
  /** The caller's token, by default one that may do everything; `null` to send none. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** An answer as it came over HTTP. `Data` is what the test expects, and what its assertions have to show. */
export interface QueryAnswer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data;
  /** Empty when the answer has none. */
  readonly errors: readonly QueryError[];
  readonly extensions: Readonly<Record<string, unknown>> | undefined;
}

export interface QueryError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** A gateway and the sandbox that it stands on, both on free ports of this machine. */
export interface TestGateway {
  /** Without a path. */
  readonly url: string;
  readonly sandbox: Sandbox;
  query<Data = unknown>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: QueryOptions,
  ): Promise<QueryAnswer<Data>>;
  close(): Promise<void>;
}

/** Starts a gateway on a sandbox of its own, in this process and without a log. */
export async function startGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const sandbox = await startSandbox({ images: 0, ...options.sandboxOptions });
  const server = await startOn(sandbox, options).catch(async (error: unknown) => {
    // What is left running would keep the test from ending.
    await sandbox.close();
    throw error;
  });
  return {
    url: server.url,
    sandbox,
    query: (document, variables = {}, queryOptions = {}) => post(server.url, document, variables, queryOptions),
    async close() {
      await server.close();
      await sandbox.close();
    },
  };
}

async function startOn(sandbox: Sandbox, { environment, playground }: TestGatewayOptions): Promise<Server> {
  const config = loadConfig({ PORT: '0', ...sandboxEnvironment(sandbox.url), ...environment });
  return startServer({ ...config, playground: playground ?? null, log: pino({ level: 'silent' }) });
}

async function post<Data>(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  { token = 'sandbox-admin', headers = {}, signal }: QueryOptions,
): Promise<QueryAnswer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
    ...(signal === undefined ? {} : { signal }),
  });
  const answer = (await response.json()) as Partial<QueryAnswer<Data>>;
  return {
    status: response.status,
    headers: response.headers,
    data: answer.data as Data,
    errors: answer.errors ?? [],
    extensions: answer.extensions,
  };
}
