/**
 * Bundles the gateway, the playground and the catalogue into dist/. With --if-needed, only when something is newer than what is
 * there: `npm start` begins with that.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readdir, rm, stat, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

const root = new URL('./', import.meta.url);
const path = (relative) => fileURLToPath(new URL(relative, root));
const inputs = [
  'src',
  'examples/catalog',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'build.js',
];
/** Written last, so that a build which was broken off does not count. */
const stamp = path('dist/.built');

if (!process.argv.includes('--if-needed') || (await isStale())) await build();

async function isStale() {
  const built = await modifiedAt(stamp);
  for (const input of inputs) if ((await newestIn(path(input))) > built) return true;
  return false;
}

async function newestIn(entry) {
  const stats = await stat(entry);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const names = await readdir(entry);
  return Math.max(stats.mtimeMs, ...(await Promise.all(names.map((name) => newestIn(`${entry}/${name}`)))));
}

async function modifiedAt(file) {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    throw error;
  }
}

async function build() {
  process.stderr.write('Building Image Gateway, its playground and the image catalogue ...\n');
  await rm(path('dist'), { recursive: true, force: true });
  // Each is the folder of a vite.config.ts.
  const bundles = ['.', 'src/server/playground/browser', 'examples/catalog'];
  await Promise.all(
    bundles.map((bundle) => run('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', bundle)),
  );
  await chmod(path('dist/cli.js'), 0o755);
  await writeFile(stamp, '');
}

async function run(program, ...args) {
  const child = spawn(process.execPath, [path(program), ...args], { cwd: path('.'), stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) process.exit(1);
}
