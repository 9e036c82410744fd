import { execFile } from 'node:child_process';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = new URL('../../', import.meta.url);

/** After how long a build that holds others up is taken to have been broken off. */
const longestBuildMs = 120_000;

/** A page that Vite builds into `dist/`. */
export interface PageToBuild {
  /** The folder of its sources, in the repository. */
  readonly sources: string;
  /** Its folder in `dist/`. */
  readonly target: string;
}

/** Builds a page, unless a build is there that is newer than every source. Test files that run side by side wait. */
export async function buildPage({ sources, target }: PageToBuild): Promise<void> {
  const folder = new URL(`dist/${target}/`, root);
  const lock = new URL(`dist/.building-${target}/`, root);
  await takeLock(lock);
  try {
    const built = await modifiedAt(new URL('index.html', folder));
    if (built !== undefined && (await newestIn(new URL(`${sources}/`, root))) < built) return;
    await promisify(execFile)(
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', sources, '--logLevel', 'error'],
      // Jest sets NODE_ENV to "test", with which Vite would bundle the development build of React.
      { cwd: fileURLToPath(root), env: { ...process.env, NODE_ENV: 'production' } },
    );
  } finally {
    await rm(lock, { recursive: true });
  }
}

async function takeLock(lock: URL): Promise<void> {
  await mkdir(new URL('../', lock), { recursive: true });
  for (;;) {
    try {
      await mkdir(lock);
      return;
    } catch (error) {
      const since = await modifiedAt(lock);
      if (since !== undefined && Date.now() - since > longestBuildMs) throw error;
      await sleep(100);
    }
  }
}

async function newestIn(folder: URL): Promise<number> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const times = await Promise.all(files.map(async (file) => (await stat(`${file.parentPath}/${file.name}`)).mtimeMs));
  return Math.max(...times);
}

async function modifiedAt(file: URL): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs;
  } catch {
    return undefined;
  }
}
