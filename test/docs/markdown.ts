import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The text of a file of the repository. */
export function readDocument(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}

/** Every Markdown file of the repository that is for people to read, by its path. */
export function documents(): readonly string[] {
  const folders = ['docs', 'deploy', 'bench', 'examples'];
  const inside = folders.flatMap((folder) =>
    readdirSync(join(repository, folder), { withFileTypes: true, recursive: true }),
  );
  return [
    'README.md',
    ...inside
      .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
      .map((entry) => relative(repository, join(entry.parentPath, entry.name)))
      .filter((path) => !path.includes('node_modules')),
  ];
}

/** What its links lead to, but for other hosts. */
export function linksOf(text: string): readonly string[] {
  const prose = withoutCode(text);
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g), ...prose.matchAll(/^\[[^\]]+\]: (\S+)$/gm)];
  return targets.flatMap(([, target = '']) => (/^[a-z]+:/.test(target) ? [] : [target]));
}

/** Why a link in a document leads nowhere; `null` if it leads somewhere. */
export function linkMistake(document: string, target: string): string | null {
  const [path = '', anchor] = target.split('#', 2);
  const file = path === '' ? document : relative(repository, join(repository, dirname(document), path));
  if (!existsSync(join(repository, file))) return `${document}: there is no ${target}`;
  if (anchor === undefined) return null;
  const isFolder = statSync(join(repository, file)).isDirectory();
  return !isFolder && anchorsOf(readDocument(file)).includes(anchor)
    ? null
    : `${document}: there is no heading for ${target}`;
}

/** Its code, in lines and in blocks. */
export function codeOf(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^```[^\n]*\n([^]*?)^```$/gm)].map(([, block = '']) => block);
  const spans = [...text.replace(/^```[^]*?^```$/gm, '').matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);
  return [...blocks, ...spans];
}

/** How GitHub names headings. */
function anchorsOf(text: string): readonly string[] {
  return [...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function withoutBlocks(text: string): string {
  return text.replace(/^```[^]*?^```$/gm, '');
}

function withoutCode(text: string): string {
  return withoutBlocks(text).replace(/`[^`]*`/g, '`code`');
}
