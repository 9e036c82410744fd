/** How figures are written in every table. What is not known is a dash. */

export function throughput(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

export function milliseconds(value: number | null): string {
  if (value === null) return '–';
  return value.toFixed(value < 1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0);
}

export function percent(value: number | null): string {
  return value === null ? '–' : `${Math.round(value * 100)} %`;
}

export function megabytes(bytes: number | null): string {
  return bytes === null ? '–' : `${Math.round(bytes / 1e6)}`;
}

export function times(value: number | null): string {
  return value === null ? '–' : value.toFixed(value < 10 ? 2 : 1);
}
