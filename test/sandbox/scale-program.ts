/*
 * Starts a sandbox with as many images as the first argument says, reads some of its lists, and prints what that took.
 */
import { sandboxFolders, startSandbox } from '../../src/sandbox/sandbox.ts';

const startedAt = performance.now();
const sandbox = await startSandbox({ images: Number(process.argv[2]) });
const startMs = performance.now() - startedAt;

for (const path of ['/compute/v1/images', '/baremetal/v1alpha/images', '/cloud-desktop/v1/images']) {
  for (const orderBy of ['name', 'created_at desc', '']) {
    const query = new URLSearchParams({ folderId: sandboxFolders.alpha, pageSize: '1000', orderBy });
    const response = await fetch(`${sandbox.url}${path}?${query.toString()}`, {
      headers: { authorization: 'Bearer sandbox-admin' },
    });
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`);
    await response.arrayBuffer();
  }
}

const { compute, baremetal, desktop } = sandbox.store;
const images = compute.size + baremetal.size + desktop.size;
process.stdout.write(JSON.stringify({ startMs, residentBytes: process.memoryUsage.rss(), images }));
await sandbox.close();
