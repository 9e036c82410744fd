import { createServer } from 'node:http';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { runCommandLine } from '../../src/cli/program.ts';
import { environmentVariables } from '../../src/config.ts';

/** Runs a command line in this process. */
async function run(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  input = '',
): Promise<{ exitCode: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const exitCode = await runCommandLine(args, {
    environment,
    input: () => Promise.resolve(input),
    out: (text) => (written.out += text),
    err: (text) => (written.err += text),
  });
  return { exitCode, ...written };
}

describe('image-gateway', () => {
  it('explains every command and every variable with --help', async () => {
    const { exitCode, out } = await run(['--help']);
    expect(exitCode).toBe(0);
    for (const command of ['sandbox', 'serve', 'schema', 'hash-key', 'manifest'])
      expect(out).toMatch(new RegExp(`^  ${command}`, 'm'));
    for (const { name, allowed } of environmentVariables) {
      expect(out).toContain(`  ${name} `);
      expect(out).toContain(allowed);
    }
  });

  it('prints its version', async () => {
    expect(await run(['--version'])).toEqual({ exitCode: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
  });

  it.each([
    { typed: ['shcema'], answer: "unknown command 'shcema'\n(Did you mean schema?)" },
    { typed: ['sandbox', '--prot', '4001'], answer: "unknown option '--prot'\n(Did you mean --port?)" },
    { typed: ['sandbox', '--port', 'x'], answer: "'x' is invalid. Allowed: a whole number from 0 to 65535." },
    { typed: ['sandbox', '--images', '-1'], answer: "'-1' is invalid. Allowed: a whole number from 0 to 100000." },
    { typed: ['schema', 'now'], answer: "too many arguments for 'schema'" },
  ])('says what to type instead of $typed and ends with 2', async ({ typed, answer }) => {
    const { exitCode, out, err } = await run(typed);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain(answer);
    expect(err).toContain('image-gateway --help');
  });

  it('shows its help and ends with 2 when no command is typed', async () => {
    const { exitCode, err } = await run([]);
    expect(exitCode).toBe(2);
    expect(err).toContain('Usage: image-gateway');
  });
});

describe('image-gateway schema', () => {
  it('prints the SDL of the API, without the machinery of Federation', async () => {
    const { exitCode, out } = await run(['schema']);
    expect(exitCode).toBe(0);
    const schema = buildSchema(out);
    expect(schema.getQueryType()?.getFields()).toHaveProperty('images');
    expect(out).not.toMatch(/_service|_entities|@key|@link/);
  });
});

describe('image-gateway serve', () => {
  it('lists all mistakes in the environment and ends with 1', async () => {
    const { exitCode, out, err } = await run(['serve'], { PORT: 'x', AUTH_MODE: 'metadata' });
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err.split('\n')).toEqual([
      'The configuration is not valid:',
      expect.stringMatching(/^ {2}PORT is "x"; allowed: /),
      expect.stringMatching(/^ {2}API_HOST is not set; allowed: /),
      expect.stringMatching(/^ {2}AUTH_MODE is "metadata", so callers .* have to be known/),
      'image-gateway --help explains every variable.',
      '',
    ]);
  });

  it('says that its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    try {
      const { exitCode, err } = await run(['serve', '--port', port], {
        API_HOST: 'api.example.net',
        LOG_LEVEL: 'silent',
      });
      expect({ exitCode, err }).toEqual({
        exitCode: 1,
        err:
          `Port ${port} of 127.0.0.1 is in use by another program.\n` +
          'Choose another port with --port or PORT; 0 takes any that is free.\n',
      });
    } finally {
      other.close();
    }
  });

  it('says that HOST is no address of this machine', async () => {
    // 192.0.2.0/24 is set aside for documentation (RFC 5737).
    const environment = { API_HOST: 'api.example.net', HOST: '192.0.2.1', PORT: '0', LOG_LEVEL: 'silent' };
    const { exitCode, err } = await run(['serve'], environment);
    expect(exitCode).toBe(1);
    expect(err).toContain('HOST is no address of this machine.');
  });
});
