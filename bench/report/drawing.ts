/** Of every plot. */
export const width = 760;

/** Seen well on a light and on a dark page. */
export const colours = { ours: '#2f81f7', theirs: '#8b949e', text: '#7d8590' };

/** An SVG of what was drawn. */
export function drawing(title: string, height: number, drawn: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"`,
    ` font-family="system-ui, sans-serif" font-size="13" fill="${colours.text}">`,
    `<title>${escaped(title)}</title>\n`,
    ...drawn,
    '</svg>\n',
  ].join('');
}

/** A text as it is written in an SVG. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
