import { LoadGenerator } from '../load/load-generator.ts';
import type { Options } from '../options.ts';
import { Child, typescript } from '../processes/child.ts';
import { type Placement, placeOnCores } from '../processes/placement.ts';
import { freePort, untilReady } from '../processes/ready.ts';
import type { ServerKind } from '../servers/server.ts';
import { type RunningServer, startServer } from './running-server.ts';

/** Everything that runs while something is measured. */
export class Stage {
  readonly placement: Placement = placeOnCores();
  readonly load: LoadGenerator;
  readonly #stub: Child;
  readonly #stubUrl: string;
  readonly #servers: RunningServer[] = [];

  private constructor(stub: Child, stubUrl: string, load: LoadGenerator) {
    this.#stub = stub;
    this.#stubUrl = stubUrl;
    this.load = load;
  }

  /** Starts the stub services and the load generator. */
  static async set({ delay, jitter, images }: Options): Promise<Stage> {
    const { otherCores: cores } = placeOnCores();
    const port = await freePort();
    const settings = [port, delay, jitter, images].map(String);
    const stub = new Child({ args: [...typescript, 'bench/stub/main.ts', ...settings], cores });
    const url = `http://127.0.0.1:${port}`;
    await untilReady(stub, url);
    return new Stage(stub, url, new LoadGenerator(cores));
  }

  async start(kind: ServerKind, nodeFlags: readonly string[]): Promise<RunningServer> {
    const server = await startServer(kind, { stubUrl: this.#stubUrl, placement: this.placement, nodeFlags });
    this.#servers.push(server);
    return server;
  }

  /** Ends all processes. */
  async clear(): Promise<void> {
    for (const { child } of this.#servers) await child.stop();
    await this.load.stop();
    await this.#stub.stop();
  }
}

/** The flags that every server is started with: those of the gateway's start command, or none. */
export function nodeFlagsFor({ semiSpace }: Pick<Options, 'semiSpace'>): string[] {
  return semiSpace === 0 ? [] : [`--max-semi-space-size=${semiSpace}`];
}
