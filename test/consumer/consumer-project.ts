import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** What a program has written, and how it has ended. */
export interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** A copy of `examples/consumer` in a folder of its own, with the dependencies of the gateway's repository. */
export class ConsumerProject {
  readonly #folder = mkdtempSync(join(tmpdir(), 'image-gateway-consumer-'));

  constructor() {
    cpSync(join(repository, 'examples/consumer'), this.#folder, { recursive: true });
    symlinkSync(join(repository, 'node_modules'), join(this.#folder, 'node_modules'));
  }

  /** `npm run codegen`, by the schema at a URL. */
  codegen(schemaUrl: string): Promise<Run> {
    const environment = { IMAGE_GATEWAY_SCHEMA: schemaUrl };
    return this.#run(['node_modules/@graphql-codegen/cli/cjs/bin.js', '--config', 'codegen.yml'], environment);
  }

  /** `npm run build`. */
  build(): Promise<Run> {
    return this.#run(['node_modules/typescript/bin/tsc'], {});
  }

  /** `npm start`. */
  start(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Run> {
    return this.#run(['dist/main.js', ...args], environment);
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  /** Puts another text in the place of some in a file. */
  edit(name: string, from: string, to: string): void {
    const text = readFileSync(this.path(name), 'utf8');
    if (!text.includes(from)) throw new Error(`${name} does not contain ${from}.`);
    writeFileSync(this.path(name), text.replace(from, to));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }

  async #run(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Run> {
    const options = { cwd: this.#folder, env: { ...environment, NO_COLOR: '1' } };
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, args, options);
      return { exitCode: 0, out: stdout, err: stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { exitCode: code, out: stdout, err: stderr };
    }
  }
}
