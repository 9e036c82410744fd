const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;

/** A number of bytes in the largest unit of which there is at least one: `7.1 GiB`. It comes as a decimal string. */
export function formatBytes(bytes: string): string {
  const size = Number(bytes);
  const power = size < 1 ? 0 : Math.min(Math.floor(Math.log2(size) / 10), units.length - 1);
  const inUnit = (size / 1024 ** power).toLocaleString('en', { maximumFractionDigits: 1 });
  return `${inUnit} ${units[power] ?? ''}`;
}
