import { execFile } from 'node:child_process';
import { mkdir, rm, symlink } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = new URL('../../', import.meta.url);
const place = new URL('node_modules/.cache/compiled-command/', root);

/**
 * Compiles the command line as a build does, beside the build, and gives the path of its program. For tests that
 * measure a process: one that compiles its sources as it goes is another one.
 */
export async function compileCommand(): Promise<string> {
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true });
  // What the program finds beside the folder that it is in.
  for (const name of ['schema', 'package.json']) {
    await symlink(fileURLToPath(new URL(name, root)), fileURLToPath(new URL(name, place)));
  }
  const outDir = fileURLToPath(new URL('dist', place));
  const compiler = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root));
  const project = fileURLToPath(new URL('tsconfig.build.json', root));
  await promisify(execFile)(process.execPath, [compiler, '-p', project, '--outDir', outDir]);
  return fileURLToPath(new URL('dist/cli.js', place));
}
