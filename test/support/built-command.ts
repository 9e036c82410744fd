import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = new URL('../../', import.meta.url);
const place = new URL('node_modules/.cache/built-command/', root);
const inputs = ['src', 'tsconfig.json', 'vite.config.ts', 'package.json', 'package-lock.json', 'schema'];

/**
 * Builds the command line as `npm run build` does, beside that build, and gives the path of its program. For tests that
 * measure a process: one that compiles its sources as it goes is another one.
 *
 * What was built of the same sources before is taken as it is. So several tests may ask for it at the same moment, and
 * none finds the program of another one gone.
 */
export async function buildCommand(): Promise<string> {
  const built = new URL(`${await hashOfInputs()}/`, place);
  const program = fileURLToPath(new URL('dist/cli.js', built));
  if (await exists(program)) return program;
  await mkdir(place, { recursive: true });
  const draft = await mkdtemp(fileURLToPath(new URL('draft-', place)));
  // What the program finds beside the folder that it is in.
  for (const name of ['schema', 'package.json']) {
    await cp(fileURLToPath(new URL(name, root)), `${draft}/${name}`, { recursive: true });
  }
  await promisify(execFile)(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--outDir', `${draft}/dist`, '--logLevel', 'error'],
    // Jest sets NODE_ENV to "test".
    { cwd: fileURLToPath(root), env: { ...process.env, NODE_ENV: 'production' } },
  );
  try {
    await rename(draft, fileURLToPath(built));
  } catch (error) {
    await rm(draft, { recursive: true });
    // Another test was quicker.
    if (!(await exists(program))) throw error;
  }
  return program;
}

async function hashOfInputs(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs) await addTo(hash, fileURLToPath(new URL(input, root)));
  return hash.digest('hex').slice(0, 16);
}

async function addTo(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  if ((await stat(path)).isDirectory()) {
    for (const name of (await readdir(path)).sort()) await addTo(hash, `${path}/${name}`);
  } else {
    hash.update(`${path.slice(fileURLToPath(root).length)}\0`).update(await readFile(path));
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch {
    return false;
  }
}
