import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sandboxEnvironment } from '../../src/cli/sandbox-environment.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { SpawnedCommand } from '../cli/spawn-command.ts';
import { buildCommand } from '../support/built-command.ts';
import { postGraphql, type QueryAnswer } from '../support/post-graphql.ts';

const imageCount = 100_000;
const mostMegabytes = 200;
const hasProc = process.platform === 'linux';

/** The most memory that a process has had resident, in megabytes (proc(5), VmHWM). */
function peakMegabytes(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

interface Page {
  readonly nodes: readonly { readonly imageId: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe('a gateway through which somebody pages', () => {
  let sandbox: Sandbox;
  let gateway: SpawnedCommand;
  let url: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ dataset: { compute: manyImages() } });
    const environment = { PORT: '0', ...sandboxEnvironment(sandbox.url) };
    gateway = new SpawnedCommand(['serve'], environment, [await buildCommand()]);
    url = await gateway.printed(/ready at (http:\S+)\/graphql/);
  }, 120_000);

  afterAll(async () => {
    gateway.signal('SIGTERM');
    await gateway.exitCode();
    await sandbox.close();
  });

  it(`keeps under ${mostMegabytes} MB over ${imageCount} images`, async () => {
    const seen = new Set<string>();
    for (let after: string | null = null, more = true; more;) {
      const answer: QueryAnswer<{ images: Page }> = await postGraphql(`${url}/graphql`, document, { after }, {});
      const { data } = answer;
      for (const { imageId } of data.images.nodes) seen.add(imageId);
      ({ hasNextPage: more, endCursor: after } = data.images.pageInfo);
    }
    expect(seen.size).toBe(imageCount);
    if (!hasProc) return;
    const peak = peakMegabytes(gateway.pid);
    process.stderr.write(`memory: ${Math.round(peak)} MB at most, over ${imageCount} images in pages of 100\n`);
    expect(peak).toBeLessThan(mostMegabytes);
  }, 120_000);
});

const document = `query ($after: String) {
  images(folderIds: ["folder-a"], first: 100, after: $after) {
    nodes { imageId name status createdAt labels { key value } ... on ComputeImage { family storageSize } }
    pageInfo { hasNextPage endCursor }
  }
}`;

function* manyImages() {
  for (let index = 0; index < imageCount; index++) {
    yield {
      id: `fd8${String(index).padStart(17, '0')}`,
      folderId: 'folder-a',
      createdAt: new Date(1_700_000_000_000 + ((index * 7919) % imageCount) * 1000).toISOString(),
      name: `image-${index}`,
      labels: { env: 'test', team: `team-${index % 10}` },
      family: 'ubuntu-2204-lts',
      storageSize: '7633633280',
      status: 'READY',
    };
  }
}
