import { colours, drawing, escaped, width } from './drawing.ts';

/** One line of a panel. */
export interface Line {
  readonly label: string;
  readonly colour: string;
  /** In the order of time; without a value, the line goes on to the next one. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** Lines on a common scale, which begins at 0. */
export interface Panel {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** A time in which something was different. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

const left = 60;
const right = 10;
const plotHeight = 150;
const titleHeight = 44;
const axisHeight = 26;

/** An SVG of panels of lines over the same time, one under the other. */
export function lineChart(
  title: string,
  {
    panels,
    bands,
    unit,
  }: { readonly panels: readonly Panel[]; readonly bands: readonly Band[]; readonly unit: string },
): string {
  const end = Math.max(...panels.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(({ x }) => x))));
  const panelHeight = titleHeight + plotHeight + axisHeight;
  const drawn = panels.map((panel, index) => drawPanel(panel, { top: index * panelHeight, end, bands, unit }));
  return drawing(title, panels.length * panelHeight, drawn);
}

interface Place {
  readonly top: number;
  /** The last time. */
  readonly end: number;
  readonly bands: readonly Band[];
  readonly unit: string;
}

function drawPanel({ title, lines }: Panel, { top, end, bands, unit }: Place): string {
  const most = rounded(Math.max(1, ...lines.flatMap(({ points }) => points.map(({ y }) => y))));
  const x = (value: number): string => (left + ((width - left - right) * value) / end).toFixed(1);
  const base = top + titleHeight + plotHeight;
  const y = (value: number): string => (base - (plotHeight * value) / most).toFixed(1);
  let legendX = left;
  const legend = lines.map(({ label, colour }) => {
    const text = `<text x="${legendX}" y="${top + 36}" fill="${colour}">${escaped(label)}</text>\n`;
    legendX += 24 + label.length * 7;
    return text;
  });
  return [
    `<text x="0" y="${top + 16}" font-weight="600">${escaped(title)}</text>\n`,
    ...legend,
    ...bands.map(
      ({ from, to }) =>
        `<rect x="${x(from)}" y="${top + titleHeight}" width="${(Number(x(to)) - Number(x(from))).toFixed(1)}" height="${plotHeight}" fill="${colours.theirs}" opacity="0.2"/>\n`,
    ),
    ...[0, most / 2, most].map(
      (value) =>
        `<path d="M${left} ${y(value)}H${width - right}" stroke="${colours.theirs}" stroke-width="0.5"/>` +
        `<text x="${left - 6}" y="${Number(y(value)) + 4}" text-anchor="end">${value.toLocaleString('en-US')}</text>\n`,
    ),
    `<text x="${left}" y="${base + 18}">0</text><text x="${width - right}" y="${base + 18}" text-anchor="end">${end.toFixed(end < 10 ? 1 : 0)} ${unit}</text>\n`,
    ...lines.map(
      ({ points, colour }) =>
        `<polyline fill="none" stroke="${colour}" stroke-width="1.5" points="${points.map((point) => `${x(point.x)},${y(point.y)}`).join(' ')}"/>\n`,
    ),
  ].join('');
}

/** The next of 1, 2 and 5 times a power of ten. */
function rounded(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10);
}
