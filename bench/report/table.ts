/** A table of texts; the first row is its head, the first column its legend. */
export interface Table {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** A table for a terminal. */
export function textTable({ title, rows }: Table): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** A table for a page. */
export function markdownTable({ title, rows }: Table): string {
  const [head = [], ...body] = rows;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [`### ${title}`, '', ...[head, rule, ...body].map((row) => `| ${row.join(' | ')} |`)].join('\n');
}
