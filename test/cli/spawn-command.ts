import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

/** The command line in a process of its own. */
export class SpawnedCommand {
  /** What it has written so far. */
  out = '';
  err = '';
  readonly #child: ChildProcess;
  readonly #exit: Promise<unknown[]>;

  /**
   * @param program what runs it, where that is not the sources
   * @param place where it is run, and as whom
   */
  constructor(
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
    program: readonly string[] = ['--import', './test/cli/register-typescript.js', 'src/cli.ts'],
    place: Pick<SpawnOptions, 'cwd' | 'uid' | 'gid'> = {},
  ) {
    this.#child = spawn(process.execPath, [...program, ...args], {
      ...place,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#exit = once(this.#child, 'exit');
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.out += text;
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.err += text;
    });
  }

  /** What the first group of the pattern matches in its standard output, as soon as it does. */
  async printed(pattern: RegExp): Promise<string> {
    for (;;) {
      const match = pattern.exec(this.out)?.[1];
      if (match !== undefined) return match;
      if (this.#child.exitCode !== null) throw new Error(`It ended without printing ${pattern.source}: ${this.err}`);
      await Promise.race([once(this.#child.stdout ?? this.#child, 'data'), this.#exit]);
    }
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error(`It did not start: ${this.err}`);
    return this.#child.pid;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Its exit code, when it has ended; `null` if a signal has ended it. */
  async exitCode(): Promise<unknown> {
    const [code] = await this.#exit;
    return code;
  }
}
