import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSandbox, systemDesktopImages, type ComputeImage, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { ids, imageLists, nextPageToken, records, send, walk } from './client.ts';

const run = promisify(execFile);

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

describe('a sandbox with 100,000 images', () => {
  // How long it takes is reported and not asserted: no test fails because a machine is slow.
  it('starts and stays under 500 MB', async () => {
    const { stdout } = await run(process.execPath, [
      '--import',
      pathOf('run-typescript.js'),
      pathOf('scale-program.ts'),
      '100000',
    ]);
    const measured: unknown = JSON.parse(stdout);
    process.stderr.write(`100,000 images: ${stdout}\n`);
    expect(measured).toEqual({
      startMs: expect.any(Number),
      residentBytes: expect.any(Number),
      images: expect.any(Number),
    });
    const { residentBytes, images } = measured as Record<string, number>;
    expect(images).toBeGreaterThanOrEqual(100_000);
    expect(residentBytes).toBeLessThan(500_000_000);
  }, 60_000);
});

describe('a folder with 33,000 images', () => {
  const folderId = 'folder';
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({
      dataset: { compute: manyImages(33_000), desktop: [...systemDesktopImages, ...manyImages(33_000)] },
    });
  });

  afterAll(() => sandbox.close());

  function* manyImages(count: number): Generator<ComputeImage> {
    for (let index = 0; index < count; index++) {
      // A multiplier without a common divisor scatters the names and instants over the IDs.
      const scattered = String((index * 7919) % count).padStart(5, '0');
      yield {
        id: `image-${String(index).padStart(5, '0')}`,
        folderId,
        createdAt: `2025-01-01T00:00:00.${scattered}Z`,
        name: `name-${scattered}`,
      };
    }
  }

  async function medianMs(requests: number, request: (index: number) => Promise<unknown>): Promise<number> {
    const times: number[] = [];
    for (let index = 0; index < requests; index++) {
      const startedAt = performance.now();
      await request(index);
      times.push(performance.now() - startedAt);
    }
    return times.sort((a, b) => a - b)[Math.floor(requests / 2)] ?? Infinity;
  }

  it('is read to its end page by page, each image once', async () => {
    const query = { folderId, orderBy: 'createdAt', pageSize: 1000 };
    const names: unknown[] = [];
    let pageToken = '';
    do {
      const answer = await send(sandbox, '/compute/v1/images', {
        query: { ...query, ...(pageToken !== '' && { pageToken }) },
      });
      names.push(...records(answer.body['images']).map(({ name }) => name));
      pageToken = nextPageToken(answer);
      if (names.length <= 32_000) expect(pageToken).not.toBe('');
      if (names.length === 32_000) {
        const small = { ...query, pageSize: 10 };
        const first = await medianMs(21, () => send(sandbox, '/compute/v1/images', { query: small }));
        const last = await medianMs(21, () => send(sandbox, '/compute/v1/images', { query: { ...small, pageToken } }));
        process.stderr.write(`a page of 10: ${first.toFixed(1)} ms at the start, ${last.toFixed(1)} ms at the end\n`);
      }
    } while (pageToken !== '');
    expect(names).toEqual(Array.from({ length: 33_000 }, (_, index) => `name-${String(index).padStart(5, '0')}`));
  });

  it('is read to its end with the system images of Cloud Desktop among its own, each image once', async () => {
    const list = imageLists['cloud-desktop'];
    const pages = await walk(sandbox, list, { folderId, orderBy: 'created_at', pageSize: 1000 });
    expect(pages).toHaveLength(34);
    const seen = ids(pages.flat());
    expect(new Set(seen).size).toBe(33_000 + systemDesktopImages.length);
    expect(seen).toEqual(expect.arrayContaining(systemDesktopImages.map(({ id }) => id)));
  });
});
