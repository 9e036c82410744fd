import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { pinned } from './placement.ts';

/** The root of the repository, where every program is run. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The flags that make Node.js 20 run the TypeScript of the benchmark's own processes. */
export const typescript = ['--import', './test/cli/register-typescript.js'] as const;

/** How long a process may take to end after it was told to. */
const graceMs = 5000;

export interface ChildOptions {
  /** Arguments to Node.js: flags, the program, its own arguments. */
  readonly args: readonly string[];
  /** None for any core. */
  readonly cores: readonly number[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** A Node.js process that is part of the benchmark. It can be sent messages, and ends with the benchmark. */
export class Child {
  readonly process: ChildProcess;
  readonly #exit: Promise<unknown>;

  constructor({ args, cores, environment }: ChildOptions) {
    const [command = process.execPath, ...rest] = pinned(cores, [process.execPath, ...args]);
    this.process = spawn(command, rest, {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', ...environment },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#exit = once(this.process, 'exit');
    process.on('exit', this.#kill);
  }

  get pid(): number {
    return this.process.pid ?? -1;
  }

  get hasEnded(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  /** Sends a message, to which the process answers with one. */
  async ask(message: object): Promise<unknown> {
    const abort = new AbortController();
    const { signal } = abort;
    try {
      const answer: Promise<unknown[]> = once(this.process, 'message', { signal });
      const end = once(this.process, 'exit', { signal }).then(() => {
        throw new Error('A process of the benchmark has ended before its time.');
      });
      this.process.send(message);
      return (await Promise.race([answer, end]))[0];
    } finally {
      abort.abort();
    }
  }

  /** Ends it, by force if it does not end by itself. */
  async stop(): Promise<void> {
    process.off('exit', this.#kill);
    this.process.kill('SIGTERM');
    const timer = setTimeout(this.#kill, graceMs);
    await this.#exit;
    clearTimeout(timer);
  }

  readonly #kill = (): void => {
    this.process.kill('SIGKILL');
  };
}
