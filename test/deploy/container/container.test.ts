import { execFile } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readOptions } from '../../../bench/options.ts';
import { nodeFlagsFor } from '../../../bench/setup/stage.ts';
import { sandboxEnvironment } from '../../../src/cli/sandbox-environment.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { IssuerKey, jwtEnvironment } from '../../authentication/issuer.ts';
import { createServiceAccount } from '../../authentication/service-account.ts';
import { TemporaryFiles } from '../../authentication/temporary-files.ts';
import { SpawnedCommand } from '../../cli/spawn-command.ts';
import { startOtlpReceiver } from '../../support/otlp-receiver.ts';
import { postGraphql } from '../../support/post-graphql.ts';
import { BuildContext } from './build-context.ts';
import { type BuiltImage, buildImage } from './build-image.ts';
import { commandOf, environmentOf, parseDockerfile, type Stage, valueOf } from './dockerfile.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): string => readFileSync(`${repository}/${path}`, 'utf8');

const stages = parseDockerfile(read('deploy/container/Dockerfile'));
const context = new BuildContext(repository, read('.dockerignore'));
const image = lastOf(stages);
const environment = environmentOf(image);

function lastOf(all: readonly Stage[]): Stage {
  const last = all.at(-1);
  if (last === undefined) throw new Error('The Dockerfile has no stage.');
  return last;
}

describe('the Dockerfile', () => {
  it('names a version of every base', () => {
    expect(stages.map(({ base }) => base).filter((base) => !/^[^:]+:(?!latest).+$/.test(base))).toEqual([]);
  });

  it('builds and runs with a version of Node.js that the gateway supports', () => {
    const { engines } = z.object({ engines: z.object({ node: z.string() }) }).parse(JSON.parse(read('package.json')));
    const [, least = ''] = /^>=(\d+)/.exec(engines.node) ?? [];
    const versions = stages.flatMap(({ base }) => /^node:(\d+)\.\d+\.\d+-/.exec(base)?.[1] ?? []);
    expect(versions.length).toBeGreaterThan(0);
    for (const version of versions) expect(Number(version)).toBeGreaterThanOrEqual(Number(least));
  });

  it('makes an image that runs as nobody in particular, by number, and needs no shell', () => {
    expect(valueOf(image, 'USER')).toMatch(/^[1-9]\d+:[1-9]\d+$/);
    expect(image.instructions.filter(({ keyword }) => keyword === 'RUN')).toEqual([]);
    for (const keyword of ['ENTRYPOINT', 'CMD']) expect(commandOf(valueOf(image, keyword))).not.toEqual([]);
  });

  it('stops it by the signal that the gateway takes, and shows the port that it listens on', () => {
    expect(valueOf(image, 'STOPSIGNAL')).toBe('SIGTERM');
    expect(valueOf(image, 'EXPOSE')).toBe(environment['PORT']);
  });

  it('gives Node.js the semi-spaces that docs/performance.md has figures for, as npm start does', () => {
    const { scripts } = z.object({ scripts: z.object({ start: z.string() }) }).parse(JSON.parse(read('package.json')));
    const { semiSpace = 0 } = readOptions([]) ?? {};
    expect(environment['NODE_OPTIONS']).toBe(`--max-semi-space-size=${semiSpace}`);
    expect(scripts.start).toBe(`node ${nodeFlagsFor({ semiSpace }).join(' ')} start.js`);
  });
});

describe('a build', () => {
  it.each(['.env', '.git/config', 'key.json', 'callers', 'node_modules/graphql', 'dist/cli.js', 'test/config.test.ts'])(
    'is not given %s',
    (path) => {
      expect(context.has(path)).toBe(false);
    },
  );
});

describe('what the Dockerfile makes', () => {
  let built: BuiltImage;
  let container: SpawnedCommand | undefined;

  beforeAll(async () => {
    built = await buildImage(stages, context, `${repository}/node_modules`);
  }, 600_000);

  afterAll(() => built.remove());

  afterEach(async () => {
    container?.signal('SIGKILL');
    await container?.exitCode();
    container = undefined;
  });

  /** Runs a command of the image in place of its own. Who may not, runs it as oneself rather than as the image's user. */
  function run(command: readonly string[], variables: Readonly<Record<string, string>>): SpawnedCommand {
    const [program, ...args] = commandOf(valueOf(image, 'ENTRYPOINT'));
    expect(program).toBe('/usr/local/bin/node');
    const [uid, gid] = valueOf(image, 'USER').split(':').map(Number);
    const user = process.getuid?.() === 0 && uid !== undefined && gid !== undefined ? { uid, gid } : {};
    const place = { cwd: built.root + built.workingDirectory, ...user };
    container = new SpawnedCommand(command, { ...environment, ...variables }, args, place);
    return container;
  }

  async function isHealthy(port: string): Promise<boolean> {
    const [, command = ''] = /CMD (.*)$/.exec(valueOf(image, 'HEALTHCHECK')) ?? [];
    const [program, ...args] = commandOf(command);
    const options = { cwd: built.root + built.workingDirectory, env: { ...environment, PORT: port } };
    return promisify(execFile)(built.root + (program ?? ''), args, options).then(
      () => true,
      () => false,
    );
  }

  it('answers, with what was bundled alone, and is healthy until it is stopped', async () => {
    const sandbox = run(['sandbox'], { PORT: '0' });
    const url = new URL(await sandbox.printed(/GraphQL +(\S+\/graphql)/));
    const query = '{ images(folderIds: ["standard-images"], first: 1) { nodes { name } unavailable { code } } }';
    expect(await postGraphql(url.href, query, {}, {})).toMatchObject({
      status: 200,
      data: { images: { nodes: [{ name: expect.any(String) }], unavailable: [] } },
    });
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await isHealthy(url.port)).toBe(true);
    sandbox.signal('SIGTERM');
    expect(await sandbox.exitCode()).toBe(0);
    expect(await isHealthy(url.port)).toBe(false);
  });

  it('has every package in it that can be switched on', async () => {
    const account = createServiceAccount();
    const issuerKey = await IssuerKey.create('first');
    const files = new TemporaryFiles();
    chmodSync(files.folder, 0o755);
    const collector = await startOtlpReceiver();
    const services = await startSandbox({ serviceAccountKeys: account.known });
    try {
      const serve = run(['serve'], {
        ...sandboxEnvironment(services.url),
        ...jwtEnvironment,
        PORT: '0',
        AUTH_MODE: 'service-account',
        SERVICE_ACCOUNT_KEY_FILE: files.write('key.json', account.file),
        CALLER_JWKS_FILE: files.write('keys.json', { keys: [issuerKey.jwk] }),
        RATE_LIMIT_PER_CALLER: '1000',
        CACHE_SECONDS: '5',
        // Nothing is there, which neither limits nor kept answers need to go on.
        REDIS_URL: 'redis://127.0.0.1:1',
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      });
      const url = await serve.printed(/ready at (http:\S+\/graphql)/);
      const query = '{ images(folderIds: ["standard-images"], first: 50) { nodes { id name description } } }';
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await issuerKey.sign()}` },
        body: JSON.stringify({ query }),
      });
      expect(await answer.json()).toMatchObject({ data: { images: { nodes: expect.any(Array) } } });
      expect(answer.headers.get('content-encoding')).not.toBeNull();
      serve.signal('SIGTERM');
      expect(await serve.exitCode()).toBe(0);
      expect(collector.spans.map(({ name }) => name)).toContain('POST /graphql');
    } finally {
      await services.close();
      await collector.close();
      files.remove();
    }
  });

  it('says what its own command lacks when it is run without a configuration', async () => {
    const serve = run(commandOf(valueOf(image, 'CMD')), {});
    expect(await serve.exitCode()).toBe(1);
    expect(serve.err).toContain('API_HOST is not set');
  });
});
