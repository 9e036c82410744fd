const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** An RFC 3339 timestamp as nanoseconds since 1970, reckoned apart from the gateway's own way of comparing instants. */
export function nanosecondsOf(timestamp: string): bigint {
  const match = rfc3339.exec(timestamp);
  if (match === null) throw new RangeError(`"${timestamp}" is not a timestamp of RFC 3339.`);
  const number = (group: number): number => Number(match[group] ?? '0');
  const offsetMinutes = (match[8] === '-' ? -1 : 1) * (number(9) * 60 + number(10));
  const minutes = (daysSince1970(number(1), number(2), number(3)) * 24 + number(4)) * 60 + number(5) - offsetMinutes;
  return BigInt(minutes * 60 + number(6)) * 1_000_000_000n + BigInt((match[7] ?? '').padEnd(9, '0'));
}

/** By the lengths of the Gregorian calendar's years and months. */
function daysSince1970(year: number, month: number, day: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const daysInMonths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30];
  const before = year - 1;
  const daysBeforeYear = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const daysBeforeMonth = daysInMonths.slice(0, month - 1).reduce((sum, days) => sum + days, 0);
  return daysBeforeYear + daysBeforeMonth + day - 1 - 719_162;
}
