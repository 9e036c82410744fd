import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { SpawnedCommand } from './spawn-command.ts';

let command: SpawnedCommand | undefined;

function start(args: readonly string[], environment?: Readonly<Record<string, string>>): SpawnedCommand {
  command = new SpawnedCommand(args, environment);
  return command;
}

afterEach(async () => {
  command?.signal('SIGKILL');
  await command?.exitCode();
  command = undefined;
});

const shell = promisify(execFile);

describe('image-gateway sandbox', () => {
  it('prints where things are and a command that works as pasted', async () => {
    const sandbox = start(['sandbox', '--port', '0', '--images', '8', '--seed', '7']);
    const url = await sandbox.printed(/Playground +(\S+\/graphql)/);
    const pasted = await sandbox.printed(/^ {2}(curl .*nodes.*)\n[^]*Ctrl-C/m);
    expect(pasted).toContain(url);
    expect(sandbox.out).toMatch(/sandbox-admin +reads and changes all services/);

    const { stdout } = await shell('sh', ['-c', pasted]);
    const { data } = JSON.parse(stdout) as { data: { images: { nodes: unknown[]; unavailable: unknown[] } } };
    expect(data.images.nodes).toHaveLength(3);
    expect(data.images.unavailable).toEqual([]);

    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  it('makes a service fail as it says', async () => {
    const sandbox = start(['sandbox', '--port', '0', '--images', '0']);
    const images = await sandbox.printed(/^ {2}(curl .*nodes.*)\n[^]*Ctrl-C/m);
    await shell('sh', ['-c', await sandbox.printed(/^ {2}(curl -sX PUT .*)$/m)]);
    const { stdout } = await shell('sh', ['-c', images]);
    expect(stdout).toContain('"unavailable":[{"service":"BARE_METAL","code":"UNAVAILABLE"}');
    await shell('sh', ['-c', await sandbox.printed(/^ {2}(curl -sX DELETE .*)$/m)]);
    expect((await shell('sh', ['-c', images])).stdout).toContain('"unavailable":[]');
  });

  it('has nothing to complain about when one request makes many calls', async () => {
    const sandbox = start(['sandbox', '--port', '0', '--images', '0']);
    const url = await sandbox.printed(/Playground +(\S+\/graphql)/);
    const ids = Array.from({ length: 40 }, (_, index) => toGlobalId('ComputeImage', `fd8${index}`));
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer sandbox-admin' },
      body: JSON.stringify({ query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables: { ids } }),
    });
    expect(await answer.json()).toEqual({ data: { nodes: Array(40).fill(null) } });
    sandbox.signal('SIGTERM');
    expect(await sandbox.exitCode()).toBe(0);
    expect(sandbox.err).toBe('');
  });

  it('keeps its log off its standard output', async () => {
    const sandbox = start(['sandbox', '--port', '0', '--images', '0'], { LOG_LEVEL: 'info' });
    await sandbox.printed(/(Ctrl-C)/);
    sandbox.signal('SIGINT');
    expect(await sandbox.exitCode()).toBe(0);
    expect(sandbox.err).toContain('stopping');
    expect(sandbox.out).not.toContain('"level"');
  });
});

describe('image-gateway serve', () => {
  it('is ready while every service is down', async () => {
    // Nothing listens on port 1.
    const serve = start(['serve', '--port', '0'], { ...urls('http://127.0.0.1:1') });
    const url = await serve.printed(/ready at (http:\S+)\/graphql/);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer t' },
      body: JSON.stringify({ query: '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { name } }' }),
    });
    expect(await answer.json()).toMatchObject({
      data: { computeImage: null },
      errors: [{ extensions: { code: 'UNAVAILABLE', service: 'COMPUTE', retryable: true } }],
    });
  });

  it('starts with the URLs of two services only, where the deployment has no third', async () => {
    const twoUrls = { ...urls('http://127.0.0.1:1'), CLOUD_DESKTOP_URL: '' };
    const serve = start(['serve', '--port', '0'], { SERVICES: 'COMPUTE,BARE_METAL', ...twoUrls });
    const url = await serve.printed(/ready at (http:\S+)\/graphql/);
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([200, { ready: true }]);
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer t' },
      body: JSON.stringify({ query: '{ desktopImage(imageId: "fdvvheamqk751hr09co9") { name } }' }),
    });
    expect(await answer.json()).toMatchObject({
      data: { desktopImage: null },
      errors: [{ extensions: { code: 'FAILED_PRECONDITION', service: 'CLOUD_DESKTOP' } }],
    });
  });

  it('writes its log to standard output, one JSON object a line, the first when it is ready', async () => {
    const serve = start(['serve', '--port', '0'], { ...urls('http://127.0.0.1:1') });
    await serve.printed(/(ready at)/);
    const [first, ...others] = serve.out.trimEnd().split('\n');
    expect(JSON.parse(first ?? '')).toMatchObject({ level: 'info', msg: expect.stringContaining('/graphql') });
    expect(others).toEqual([]);
    expect(serve.err).toBe('');
  });
});

function urls(url: string): Record<string, string> {
  return { COMPUTE_URL: url, BAREMETAL_URL: url, CLOUD_DESKTOP_URL: url, OPERATION_URL: url };
}
