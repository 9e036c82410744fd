const rfc3339 = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;

/** Added to the seconds since 1970 so that those of the year 1 are positive too. */
const offsetSeconds = 100_000_000_000;

/**
 * A text that sorts by code unit as the instant does, to the nanosecond. The spellings of RFC 3339 themselves do not:
 * the fraction may have 0 to 9 digits and the offset is free.
 */
export function instantKey(timestamp: string): string {
  const [, seconds, fraction = '', offset] = rfc3339.exec(timestamp) ?? [];
  const milliseconds = seconds === undefined || offset === undefined ? NaN : Date.parse(seconds + offset);
  if (Number.isNaN(milliseconds)) throw new RangeError(`"${timestamp}" is not a timestamp of RFC 3339.`);
  return String(milliseconds / 1000 + offsetSeconds).padStart(12, '0') + fraction.padEnd(9, '0');
}
