import { describe, expect, it } from '@jest/globals';
import { runCommandLine } from '../../src/cli/program.ts';
import { keys } from './callers.ts';

async function hashKey(
  input: string,
  args: readonly string[] = ['--name', 'alice'],
): Promise<{ exitCode: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const exitCode = await runCommandLine(['hash-key', ...args], {
    environment: {},
    input: () => Promise.resolve(input),
    out: (text) => (written.out += text),
    err: (text) => (written.err += text),
  });
  return { exitCode, ...written };
}

describe('image-gateway hash-key', () => {
  it('prints a line that names the caller and holds the SHA-256 of the key', async () => {
    // As sha256sum has it.
    const sha256 = '533de83bf0df5be8a444776a755bece073b8c27bbdec66e02864d4fde867af86';
    const { exitCode, out } = await hashKey(`${keys.alice}\n`);
    expect({ exitCode, out }).toEqual({ exitCode: 0, out: `{"name":"alice","sha256":"${sha256}"}\n` });
  });

  it.each([
    ['nothing', ''],
    ['a password', 'correct horse battery staple 0123456789'],
    ['a short key', '0123456789abcdef'],
    ['letters that no header carries', 'ключ'.repeat(10)],
  ])('refuses %s, without repeating it', async (_what, input) => {
    const { exitCode, out, err } = await hashKey(input);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toContain('a key has 32 or more visible ASCII characters, made at random');
    if (input !== '') expect(err).not.toContain(input);
  });

  it('needs a name that a line can hold', async () => {
    expect(await hashKey(keys.alice, [])).toMatchObject({ exitCode: 2, out: '' });
    const { exitCode, err } = await hashKey(keys.alice, ['--name', 'two words']);
    expect(exitCode).toBe(2);
    expect(err).toContain('Allowed: 1 to 100 letters, digits and characters of ". _ @ : -".');
  });
});
