import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import process from 'node:process';
import { root } from '../processes/child.ts';

/** Builds the gateway, where its sources are newer than the build. */
export function buildGateway(): void {
  run(process.execPath, ['build.js', '--if-needed'], root);
}

/** Installs the peers from their lock file, where that has not been done. None of them needs an install script. */
export function installPeers(): void {
  const folder = `${root}bench/peers/`;
  // npm writes this file at the end of an installation.
  if (modifiedAt(`${folder}node_modules/.package-lock.json`) >= modifiedAt(`${folder}package-lock.json`)) return;
  const npm = process.env['npm_execpath'];
  const [command, args] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  run(command, [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} has failed.`);
}

function modifiedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
