import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { ExternalProgram } from './external-programs.ts';

export const REDIS: ExternalProgram = {
  name: 'Redis',
  variable: 'REDIS_SERVER_PATH',
  paths: ['/usr/bin/redis-server', '/usr/local/bin/redis-server'],
};

/** A Redis of one test, which keeps nothing. */
export class RedisServer {
  readonly url: string;
  readonly #executable: string;
  readonly #port: number;
  #child: ChildProcess | null = null;

  constructor(executable: string) {
    this.#executable = executable;
    // Below the ports that operating systems give to connections by themselves.
    this.#port = 20_000 + Math.floor(Math.random() * 12_000);
    this.url = `redis://127.0.0.1:${this.#port}`;
  }

  /** Starts it, also again, at the same address. */
  async start(): Promise<void> {
    const settings = ['--port', String(this.#port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.#child = spawn(this.#executable, settings, { stdio: 'ignore' });
    const client = new Redis(this.url, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
    client.on('error', () => undefined);
    await client.ping();
    client.disconnect();
  }

  /** Stops it for good, as when its machine is lost. */
  async stop(): Promise<void> {
    if (this.#child === null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
    this.#child = null;
  }

  /** Lets it hang: it takes connections and commands, and answers nothing. */
  async hang(): Promise<void> {
    this.#child?.kill('SIGSTOP');
    await sleep(20);
  }

  /** Lets it go on. */
  goOn(): void {
    this.#child?.kill('SIGCONT');
  }
}
