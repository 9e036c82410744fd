/** Nothing of what was typed can be understood otherwise: `message` says what is allowed. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/** Some of the known names, which are separated by commas, in the order of those that are known. */
export function names(option: string, text: string, known: readonly string[]): string[] {
  const given = text.split(',').map((name) => name.trim());
  const unknown = given.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new OptionsError(`--${option} has "${unknown}"; allowed: ${known.join(', ')}.`);
  return known.filter((name) => given.includes(name));
}

/** A number in a range. */
export function number(option: string, text: string, from: number, to: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= from && value <= to) return value;
  throw new OptionsError(`--${option} is "${text}"; allowed: a number from ${from} to ${to}.`);
}

/** A whole number in a range. */
export function whole(option: string, text: string, from: number, to: number): number {
  const value = number(option, text, from, to);
  if (Number.isInteger(value)) return value;
  throw new OptionsError(`--${option} is "${text}"; allowed: a whole number from ${from} to ${to}.`);
}
