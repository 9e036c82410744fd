import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = new URL('../../../', import.meta.url);
const SOURCES = new URL('src/server/playground/browser/', ROOT);
const BUILT_PAGE = new URL('dist/playground/index.html', ROOT);

/** Builds the playground, unless a build is there that is newer than every source. */
export async function buildPlayground(): Promise<void> {
  const [built, ...sources] = await Promise.all([BUILT_PAGE, ...(await listSources())].map(modifiedAt));
  if (built !== undefined && sources.every((source) => source !== undefined && source < built)) return;
  await promisify(execFile)(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', 'src/server/playground/browser', '--logLevel', 'error'],
    // Jest sets NODE_ENV to "test", with which Vite would bundle the development build of React.
    { cwd: fileURLToPath(ROOT), env: { ...process.env, NODE_ENV: 'production' } },
  );
}

async function listSources(): Promise<URL[]> {
  return (await readdir(SOURCES)).map((name) => new URL(name, SOURCES));
}

async function modifiedAt(file: URL): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs;
  } catch {
    return undefined;
  }
}
