import { cpSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** What a build is given of a folder: what its `.dockerignore` lets through. */
export class BuildContext {
  readonly #root: string;
  readonly #rules: readonly { readonly isIn: boolean; readonly path: string }[];

  /** @param ignore the text of the `.dockerignore`, which has to name paths, or `*` for everything */
  constructor(root: string, ignore: string) {
    this.#root = root;
    this.#rules = ignore
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => ({ isIn: line.startsWith('!'), path: line.replace(/^!/, '') }));
  }

  /** Whether a path is let through. The last rule that speaks of it counts. */
  has(path: string): boolean {
    return this.#rules.findLast((rule) => rule.path === '*' || isWithin(path, rule.path))?.isIn ?? true;
  }

  /** Copies a file or a folder, without what is not let through. */
  copy(source: string, target: string): void {
    cpSync(join(this.#root, source), target, {
      recursive: true,
      filter: (from) => {
        const path = relative(this.#root, from);
        return (
          path === '' || this.has(path) || this.#rules.some((rule) => rule.isIn && isWithin(dirname(rule.path), path))
        );
      },
    });
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
