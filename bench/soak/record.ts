import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { root } from '../processes/child.ts';
import { csv } from './csv.ts';
import { plot } from './plot.ts';
import type { Results } from './results.ts';

/** Writes what was sampled, and a plot of it, to a folder. Returns where. */
export async function writeRecord(folder: string, { soaked: { samples } }: Results): Promise<string> {
  const place = resolve(root, folder);
  await mkdir(place, { recursive: true });
  await writeFile(`${place}/soak.csv`, csv(samples));
  await writeFile(`${place}/soak.svg`, plot(samples));
  return folder;
}
