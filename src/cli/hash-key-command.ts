import { InvalidArgumentError } from 'commander';
import { callerKeyLine, isCallerName, shortestKey } from '../server/authentication/caller-keys.ts';
import { bearerToken } from '../server/authentication/principal.ts';
import type { Terminal } from './terminal.ts';

/** Reads the name of a caller. */
export function callerName(value: string): string {
  if (isCallerName(value)) return value;
  throw new InvalidArgumentError('Allowed: 1 to 100 letters, digits and characters of ". _ @ : -".');
}

/** `image-gateway hash-key`: makes of a key, read from standard input, the line by which the gateway knows it. */
export async function hashKeyCommand({ name }: { readonly name: string }, terminal: Terminal): Promise<number> {
  const key = (await terminal.input()).trim();
  if (key.length < shortestKey || bearerToken(`Bearer ${key}`) === null) {
    terminal.err(
      `What came by standard input is no key: a key has ${shortestKey} or more visible ASCII characters, made at random.\n` +
        'For example: openssl rand -hex 32 > key.txt\n',
    );
    return 1;
  }
  terminal.out(`${callerKeyLine(name, key)}\n`);
  return 0;
}
