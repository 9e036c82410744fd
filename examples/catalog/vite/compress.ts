import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Writes compressed copies beside each asset, so that the server has but to send the one that a browser takes. */
export function compress(): Plugin {
  return {
    name: 'compress',
    apply: 'build',
    // Only what has been written is final: Vite still edits its chunks when the bundle is generated.
    async writeBundle({ dir = '' }, bundle) {
      const assets = Object.keys(bundle).filter((name) => name.startsWith('assets/'));
      await Promise.all(assets.map((name) => compressFile(resolve(dir, name))));
    },
  };
}

async function compressFile(file: string): Promise<void> {
  const content = await readFile(file);
  // Brotli's default quality is its highest, 11, and gzip's is not.
  const [br, gz] = await Promise.all([promisify(brotliCompress)(content), promisify(gzip)(content, { level: 9 })]);
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
}
