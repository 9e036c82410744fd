/** The cells of a table, row by row with the head first, whatever the width of its columns. */
export function tableCells(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[-| ]+\|$/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** What stands between two comments of a Markdown text: `<!-- name: begin … -->` and `<!-- name: end -->`. */
export function markedPart(markdown: string, name: string): string {
  const [, part] = new RegExp(`<!-- ${name}: begin .*?-->([^]*?)<!-- ${name}: end -->`).exec(markdown) ?? [];
  if (part === undefined) throw new Error(`The text has no part marked "${name}".`);
  return part;
}
