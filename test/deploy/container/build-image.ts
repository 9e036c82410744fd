import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { BuildContext } from './build-context.ts';
import type { Stage } from './dockerfile.ts';

/** Where Node's own images have it. */
const nodePath = '/usr/local/bin/node';

/** An image as a folder. */
export interface BuiltImage {
  /** Where its root is on this machine. */
  readonly root: string;
  /** The folder, in the image, that its command runs in. */
  readonly workingDirectory: string;
  remove(): void;
}

/**
 * Carries out a Dockerfile without a container engine: every stage is a folder, in which its instructions are done. The
 * bases are empty but for Node.js. What a stage installs that installs everything is what these tests run with.
 *
 * @param modules the folder of all dependencies
 */
export async function buildImage(
  stages: readonly Stage[],
  context: BuildContext,
  modules: string,
): Promise<BuiltImage> {
  const folder = mkdtempSync(join(tmpdir(), 'image-gateway-container-'));
  // Another user than the one that these tests run as is to look into it.
  chmodSync(folder, 0o755);
  const roots = new Map<string, string>();
  let root = '';
  let workingDirectory = '/';
  for (const [index, stage] of stages.entries()) {
    root = join(folder, String(index));
    workingDirectory = '/';
    if (stage.name !== null) roots.set(stage.name, root);
    mkdirSync(join(root, 'usr/local/bin'), { recursive: true });
    if (stage.base.startsWith('node:')) symlinkSync(process.execPath, join(root, nodePath));
    for (const { keyword, value } of stage.instructions) {
      if (keyword === 'WORKDIR') {
        workingDirectory = value;
        mkdirSync(join(root, value), { recursive: true });
      } else if (keyword === 'COPY') copy(value, join(root, workingDirectory), root, roots, context);
      else if (keyword === 'RUN') await run(value, join(root, workingDirectory), modules);
    }
  }
  return { root, workingDirectory, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function copy(
  value: string,
  directory: string,
  root: string,
  roots: ReadonlyMap<string, string>,
  context: BuildContext,
): void {
  const words = value.split(/\s+/);
  const from = words[0]?.startsWith('--from=') === true ? words.shift()?.slice('--from='.length) : undefined;
  const to = words.pop() ?? '';
  const target = to.startsWith('/') ? join(root, to) : resolve(directory, to);
  for (const source of words) {
    const place = to.endsWith('/') && source !== '.' ? join(target, basename(source)) : target;
    if (from === undefined) context.copy(source, place);
    else cpSync(join(roots.get(from) ?? '', source), place, { recursive: true, verbatimSymlinks: true });
  }
}

async function run(command: string, directory: string, modules: string): Promise<void> {
  if (/^npm ci\b(?!.*--omit)/.test(command)) {
    symlinkSync(modules, join(directory, 'node_modules'));
    return;
  }
  // Jest sets NODE_ENV to "test", with which Vite would bundle the development build of React. What was installed for
  // these tests need not be fetched once more.
  const environment = { ...process.env, NODE_ENV: '', npm_config_prefer_offline: 'true' };
  await promisify(execFile)('sh', ['-c', command], { cwd: directory, env: environment });
}
