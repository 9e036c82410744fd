/**
 * An RFC 3339 timestamp as a text that sorts as the instants do, to the nanosecond: two spellings of one instant give
 * the same text. `null` for what is not such a timestamp.
 *
 * The seconds since the year 0 come first, eight digits in base 36 (the year 9999 needs no more), then the fraction
 * without trailing zeros. A `Date` would keep only milliseconds.
 */
export function instantKey(timestamp: string): string | null {
  const match = rfc3339.exec(timestamp);
  if (match === null) return null;
  const [, date, day, time, fraction = '', offset = 'Z'] = match;
  if (Number(day) > 28 && !existsInItsMonth(date ?? '', Number(day))) return null;
  const milliseconds = Date.parse(`${date ?? ''}T${time ?? ''}${offset.toUpperCase()}`);
  if (Number.isNaN(milliseconds)) return null;
  const seconds = milliseconds / 1000 + secondsFromYear0ToEpoch;
  return seconds.toString(36).padStart(8, '0') + fraction.replace(/0+$/, '');
}

/**
 * RFC 3339, section 5.6; within the years and with at most the digits of a second's fraction that
 * google.protobuf.Timestamp has. `Date.parse` would take the hour 24 as well.
 */
const rfc3339 =
  /^((?!0000)\d{4}-\d{2}-(\d{2}))[Tt]((?:[01]\d|2[0-3]):\d{2}:\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/;

/** `Date.parse` takes a day up to 31 in every month, and counts on into the next one. */
function existsInItsMonth(date: string, day: number): boolean {
  return new Date(`${date}T00:00:00Z`).getUTCDate() === day;
}

/** An offset can put the first instant of the year 1 into the year 0, so counting starts there. */
const secondsFromYear0ToEpoch = 62_167_219_200;
