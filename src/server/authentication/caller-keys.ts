import { hash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ReloadingFile } from '../reloading-file.ts';
import type { CallerVerifier, Verdict } from './caller-verifier.ts';
import { callerKeyOf } from './principal.ts';

/** The key of a caller, of which only the hash is kept. */
export interface CallerKey {
  /** Who has the key. Someone may have two, while one is being replaced by the other. */
  readonly name: string;
  readonly sha256: Buffer;
}

/** Fewer characters than this would be a password, and a fast hash does not hide a password. */
export const shortestKey = 32;

const name = z.string().regex(/^[\w.@:-]{1,100}$/);
const line = z.strictObject({ name, sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** Whether a name can stand in a file of keys. */
export function isCallerName(text: string): boolean {
  return name.safeParse(text).success;
}

/**
 * The line of a file of keys for a key.
 *
 * The hash is a fast one on purpose. A slow one protects what can be guessed; a random key of this length cannot, and
 * every request with a wrong key would make the gateway work for whoever sends it.
 */
export function callerKeyLine(name: string, key: string): string {
  return JSON.stringify({ name, sha256: hash('sha256', key, 'hex') });
}

/** Reads a file of keys: a JSON object a line; a line that is empty or begins with `#` does not count. */
export function parseCallerKeys(text: string): readonly CallerKey[] {
  const keys = text.split('\n').flatMap((each, index): CallerKey[] => {
    if (each.trim() === '' || each.startsWith('#')) return [];
    const read = line.safeParse(parseJson(each));
    if (!read.success) throw new Error(`its line ${index + 1} is not {"name": "...", "sha256": "<64 hex digits>"}`);
    return [{ name: read.data.name, sha256: Buffer.from(read.data.sha256, 'hex') }];
  });
  if (keys.length === 0) throw new Error('it holds no key');
  const names = new Map<string, string>();
  for (const { name, sha256 } of keys) {
    const hex = sha256.toString('hex');
    const other = names.get(hex);
    if (other !== undefined && other !== name) throw new Error(`it has the same key for ${other} and ${name}`);
    names.set(hex, name);
  }
  return keys;
}

/** Knows callers by keys that they were given. */
export class CallerKeys implements CallerVerifier {
  readonly expected = 'a key that this gateway knows';
  readonly #file: ReloadingFile<readonly CallerKey[]>;

  constructor(file: ReloadingFile<readonly CallerKey[]>) {
    this.#file = file;
  }

  verify(token: string): Promise<Verdict | null> {
    const sha256 = sha256Of(token);
    let name: string | null = null;
    // Each is compared, and in full, so that the time it takes tells nothing about any of them.
    for (const key of this.#file.value) if (timingSafeEqual(key.sha256, sha256)) name = key.name;
    return Promise.resolve(name === null ? null : { callerKey: callerKeyOf('key', name), expiresAt: null });
  }

  /** The file is looked at all the time. */
  refresh(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#file.close();
    return Promise.resolve();
  }
}

function sha256Of(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
