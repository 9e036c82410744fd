import type { Sample } from './sample.ts';

/** The samples as comma-separated values (RFC 4180), a column for each figure and for each code of an error. */
export function csv(samples: readonly Sample[]): string {
  const codes = [...new Set(samples.flatMap((sample) => Object.keys(sample.codes)))].sort();
  const [first] = samples;
  if (first === undefined) return '';
  const names = Object.keys(first).filter((name) => name !== 'codes') as Exclude<keyof Sample, 'codes'>[];
  const rows = samples.map((sample) => [
    ...names.map((name) => written(sample[name])),
    ...codes.map((code) => sample.codes[code] ?? 0),
  ]);
  return [[...names, ...codes], ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** None of the texts has a comma or a quote in it. */
function written(value: number | string | null): string {
  if (value === null || Number.isNaN(value)) return '';
  return typeof value === 'string' || Number.isInteger(value) ? String(value) : value.toFixed(2);
}
