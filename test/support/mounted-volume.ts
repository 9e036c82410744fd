import { mkdirSync, mkdtempSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder of files as Kubernetes mounts a ConfigMap or a Secret. A pod sees links to files behind the link `..data`,
 * and all of them change at once when that is swapped; what it led to before is removed.
 * https://pkg.go.dev/k8s.io/kubernetes/pkg/volume/util#AtomicWriter
 */
export class MountedVolume {
  readonly folder = mkdtempSync(join(tmpdir(), 'image-gateway-volume-'));
  readonly #data = join(this.folder, '..data');
  readonly #names = new Set<string>();
  #generation = 0;

  /** Puts these files in the place of all that are there. */
  write(files: Readonly<Record<string, string>>): void {
    const before = this.#generation === 0 ? null : readlinkSync(this.#data);
    this.#generation += 1;
    const payload = `..2026_11_21_12_00_00.${this.#generation}`;
    mkdirSync(join(this.folder, payload));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.folder, payload, name), text);
    symlinkSync(payload, `${this.#data}_tmp`);
    renameSync(`${this.#data}_tmp`, this.#data);
    for (const name of Object.keys(files)) {
      if (!this.#names.has(name)) symlinkSync(join('..data', name), join(this.folder, name));
      this.#names.add(name);
    }
    if (before !== null) rmSync(join(this.folder, before), { recursive: true });
  }

  /** Where a pod finds a file. */
  path(name: string): string {
    return join(this.folder, name);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
