import { colours, drawing, escaped, width } from './drawing.ts';

/** One bar of a panel. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** How the value is written. */
  readonly text: string;
  readonly isOurs: boolean;
}

/** Bars on a scale of their own. */
export interface Panel {
  readonly title: string;
  readonly bars: readonly Bar[];
}

const labelWidth = 210;
const textWidth = 70;
const barHeight = 16;
const rowHeight = 22;
const titleHeight = 30;
const gap = 14;

/** An SVG of panels of horizontal bars, one under the other. */
export function barChart(title: string, panels: readonly Panel[]): string {
  const drawn: string[] = [];
  let y = gap;
  for (const panel of panels) {
    drawn.push(drawPanel(panel, y));
    y += titleHeight + panel.bars.length * rowHeight + gap;
  }
  return drawing(title, y, drawn);
}

function drawPanel({ title, bars }: Panel, top: number): string {
  const longest = Math.max(...bars.map(({ value }) => value));
  const scale = (width - labelWidth - textWidth) / longest;
  const rows = bars.map(({ label, value, text, isOurs }, index) => {
    const y = top + titleHeight + index * rowHeight;
    const length = Math.max(1, value * scale);
    const weight = isOurs ? ' font-weight="600"' : '';
    const base = y + barHeight - 3;
    return [
      `<text x="${labelWidth - 8}" y="${base}" text-anchor="end"${weight}>${escaped(label)}</text>`,
      `<rect x="${labelWidth}" y="${y}" width="${length.toFixed(1)}" height="${barHeight}" rx="2" fill="${isOurs ? colours.ours : colours.theirs}"/>`,
      `<text x="${(labelWidth + length + 6).toFixed(1)}" y="${base}"${weight}>${escaped(text)}</text>\n`,
    ].join('');
  });
  return `<text x="0" y="${top + 16}" font-weight="600">${escaped(title)}</text>\n${rows.join('')}`;
}
