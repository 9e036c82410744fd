import { z } from 'zod';
import { sandboxEnvironment } from '../../src/cli/sandbox-environment.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { SpawnedCommand } from '../cli/spawn-command.ts';
import { buildCommand } from '../support/built-command.ts';
import { Inspector } from '../support/inspector.ts';

/** An address of this machine that nothing but the services has, so that it is theirs wherever it is found. */
const upstreamHost = '127.83.61.48';

/** What the requests show to say who they are. It is in no request but there. */
export const fuzzToken = 't1.fuzz-6c1f0e5ba2d94d3f';

/** What must not be in any answer, nor in the log. */
export const secrets: readonly string[] = [upstreamHost, fuzzToken];

/** What a process holds at a moment when it has nothing to do. */
export interface Holdings {
  /** The heap after garbage collection, in megabytes. */
  readonly heapMegabytes: number;
  /** How many timers, sockets and other handles there are, by their kinds. */
  readonly handles: Readonly<Record<string, number>>;
}

/**
 * A compiled gateway in a process of its own, as it is run in production, over a sandbox of which some answers are
 * faults.
 */
export class FuzzedGateway {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly #command: SpawnedCommand;
  readonly #inspector: Inspector;
  #hasEnded = false;

  private constructor(url: string, sandbox: Sandbox, command: SpawnedCommand, inspector: Inspector) {
    this.url = url;
    this.sandbox = sandbox;
    this.#command = command;
    this.#inspector = inspector;
    void command.exitCode().then(() => (this.#hasEnded = true));
  }

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<FuzzedGateway> {
    // Before the sandbox is there: what is left running when the compiler fails would keep the test from ending.
    const program = await buildCommand();
    const services = ['compute', 'baremetal', 'cloud-desktop'] as const;
    const sandbox = await startSandbox({
      host: upstreamHost,
      images: 40,
      operationDurationMs: 20,
      maxLoggedRequests: 1,
      tokens: { [fuzzToken]: { services, write: true } },
    });
    sandbox.faults.set('cloud-desktop', [
      { garbage: 'html-200', probability: 0.03 },
      { garbage: 'truncated-json', probability: 0.03 },
      { garbage: 'wrong-shape', probability: 0.03 },
      { error: { code: 'UNAVAILABLE' }, probability: 0.03 },
    ]);
    const variables = { PORT: '0', ...sandboxEnvironment(sandbox.url), ...environment };
    // The semi-space is that of the container image.
    const node = ['--max-semi-space-size=32', '--inspect=127.0.0.1:0'];
    const command = new SpawnedCommand(['serve'], variables, [...node, program]);
    const url = await command.printed(/ready at (http:\S+)\/graphql/);
    const debuggerUrl = /listening on (ws:\S+)/.exec(command.err)?.[1] ?? '';
    return new FuzzedGateway(url, sandbox, command, await Inspector.connect(debuggerUrl));
  }

  /** What it has logged so far. */
  get log(): string {
    return this.#command.out;
  }

  get isRunning(): boolean {
    return !this.#hasEnded;
  }

  /** What it holds now. */
  async holdings(): Promise<Holdings> {
    // Twice, as what is finalized the first time is freed the second time.
    await this.#inspector.collectGarbage();
    await this.#inspector.collectGarbage();
    const looked: unknown = await this.#inspector.evaluate(
      '({ heap: process.memoryUsage().heapUsed, handles: process.getActiveResourcesInfo() })',
    );
    const { heap, handles } = z.object({ heap: z.number(), handles: z.array(z.string()) }).parse(looked);
    return { heapMegabytes: heap / 1024 / 1024, handles: countEach(handles) };
  }

  async close(): Promise<void> {
    this.#inspector.close();
    this.#command.signal('SIGKILL');
    await this.#command.exitCode();
    await this.sandbox.close();
  }
}

function countEach(kinds: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
