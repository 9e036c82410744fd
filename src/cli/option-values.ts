import { InvalidArgumentError } from 'commander';

/** Reads the value of an option that is a whole number. */
export function wholeNumber(from: number, to: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= from && number <= to) return number;
    throw new InvalidArgumentError(`Allowed: a whole number from ${from} to ${to}.`);
  };
}
