import { readFileSync, type StatsListener, unwatchFile, watchFile } from 'node:fs';
import type { FastifyBaseLogger } from 'fastify';
import { bracketedCode } from './error-code.ts';

/** How long a change may go unnoticed. */
const lookEveryMs = 1000;

/** Reads a file. What it throws says what is wrong, with nothing of what the file holds. */
export function readConfiguredFile<T>(path: string, parse: (text: string) => T): T {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`it cannot be read${bracketedCode(error)}`, { cause: error });
  }
  return parse(text);
}

export interface ReloadingFileOptions<T> {
  readonly path: string;
  /** What it throws is told, so it must repeat no secret. */
  readonly parse: (text: string) => T;
  readonly onReload: () => void;
  /** Told why a changed file is not used. */
  readonly onFailure: (reason: string) => void;
}

/**
 * A file that is read again when it changes. A changed file that cannot be used changes nothing: what the last good one
 * held is kept.
 *
 * The file is looked at rather than watched: Kubernetes changes a mounted secret by swapping a link above it, of which
 * the file system tells nobody who watches the file.
 */
export class ReloadingFile<T> {
  readonly #options: ReloadingFileOptions<T>;
  readonly #listener: StatsListener = () => this.#reload();
  #value: T;

  /** Throws if the file cannot be used. */
  constructor(options: ReloadingFileOptions<T>) {
    this.#options = options;
    this.#value = readConfiguredFile(options.path, options.parse);
    watchFile(options.path, { interval: lookEveryMs, persistent: false }, this.#listener);
  }

  get value(): T {
    return this.#value;
  }

  close(): void {
    unwatchFile(this.#options.path, this.#listener);
  }

  #reload(): void {
    const { path, parse, onReload, onFailure } = this.#options;
    try {
      this.#value = readConfiguredFile(path, parse);
    } catch (error) {
      onFailure(error instanceof Error ? error.message : String(error));
      return;
    }
    onReload();
  }
}

/**
 * Opens a file that a variable of the environment names, and logs when it changes.
 *
 * @param onReload called when the file has changed
 */
export function openReloadingFile<T>(
  variable: string,
  path: string,
  parse: (text: string) => T,
  log: FastifyBaseLogger,
  onReload: () => void = () => undefined,
): ReloadingFile<T> {
  return new ReloadingFile({
    path,
    parse,
    onReload() {
      log.info({ variable }, 'file reloaded');
      onReload();
    },
    onFailure: (reason) => log.error({ variable, reason }, 'file cannot be used; what it held before is kept'),
  });
}
