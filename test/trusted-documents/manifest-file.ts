import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A manifest in a folder of its own. */
export class ManifestFile {
  readonly #folder = mkdtempSync(join(tmpdir(), 'image-gateway-manifest-'));
  readonly path = join(this.#folder, 'manifest.json');

  constructor(documents: Readonly<Record<string, string>>) {
    this.write(JSON.stringify(documents));
  }

  /** Puts another file in its place, as deployments do. */
  write(text: string): void {
    writeFileSync(`${this.path}.new`, text);
    renameSync(`${this.path}.new`, this.path);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
