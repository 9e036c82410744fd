import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

const isDocumentFile = (path: string): boolean => /\.(graphql|gql)$/.test(path);

/**
 * The files that arguments name, sorted: a file, all `.graphql` and `.gql` files in a folder, or those that a pattern
 * matches, for shells that leave patterns to the program. An argument that names nothing is an error.
 */
export function findFiles(args: readonly string[]): readonly string[] {
  const files = args.flatMap((arg) => {
    const found = filesOf(arg);
    if (found.length === 0) throw new MissingFilesError(arg);
    return found;
  });
  return [...new Set(files)].sort();
}

/** There is nothing where a file was said to be. */
export class MissingFilesError extends Error {
  override readonly name = 'MissingFilesError';

  constructor(arg: string) {
    super(
      `${arg}: there is no such file, no folder with .graphql or .gql files, and no file that matches this pattern.`,
    );
  }
}

function filesOf(arg: string): readonly string[] {
  const stats = statSync(arg, { throwIfNoEntry: false });
  if (stats?.isFile() === true) return [arg];
  if (stats?.isDirectory() === true) return filesIn(arg).filter(isDocumentFile);
  const start = arg.search(/[*?{]/);
  if (start < 0) return [];
  const pattern = patternOf(arg);
  return filesIn(arg.slice(0, arg.lastIndexOf('/', start) + 1) || '.').filter((path) => pattern.test(path));
}

/** All files in a folder and below, but for dependencies and what is hidden. */
function filesIn(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name).replaceAll(sep, '/');
    if (!entry.isDirectory()) return [path];
    return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : filesIn(path);
  });
}

/** A pattern with `*`, `**`, `?` and `{a,b}` as shells have them. */
function patternOf(glob: string): RegExp {
  return new RegExp(`^${sourceOf(glob.replace(/^\.\//, ''))}$`);
}

function sourceOf(glob: string): string {
  return glob.replaceAll(/\{[^{}]*\}|\*\*\/|\*\*|[*?]|[.+^$()|[\]{}\\]/g, (token) => {
    switch (token) {
      case '**/':
        return '(?:.*/)?';
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      default:
        return token.length === 1 ? `\\${token}` : `(?:${token.slice(1, -1).split(',').map(sourceOf).join('|')})`;
    }
  });
}
