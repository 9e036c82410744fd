const page = 10;

/** The row that a key leads to; `null` where it leads nowhere. */
export function rowAfterKey(key: string, row: number, count: number): number | null {
  const next: Readonly<Record<string, number>> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: count - 1,
  };
  const wanted = next[key];
  if (wanted === undefined) return null;
  const possible = Math.min(Math.max(wanted, 0), count - 1);
  return possible === row ? null : possible;
}
