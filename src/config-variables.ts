import { z } from 'zod';
import { readConfiguredFile } from './server/reloading-file.ts';

/** What a variable means and what it may be set to, as the README, `--help` and every error message say it. */
export const documentation = z.registry<{
  readonly meaning: string;
  readonly allowed: string;
  /** Whether the value must not be shown, not even in an error message. */
  readonly isSecret?: boolean;
}>();

interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** A variable that is a whole number. */
export function wholeNumber({ standard, ...range }: NumberRange & { readonly standard: number }, meaning: string) {
  return numberIn(range)
    .prefault(String(standard))
    .register(documentation, { meaning, allowed: allowedIn(range) });
}

/** A variable that is a whole number where it is set. */
export function optionalWholeNumber(range: NumberRange, meaning: string) {
  return numberIn(range)
    .optional()
    .register(documentation, { meaning, allowed: allowedIn(range) });
}

function numberIn({ from, to }: NumberRange) {
  return z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number)
    .pipe(z.number().min(from).max(to));
}

function allowedIn({ from, to }: NumberRange): string {
  return `a whole number from ${from} to ${to}`;
}

/** A variable that is a list of items, separated by commas. */
export function listOf(
  isItem: (item: string) => boolean,
  about: { readonly meaning: string; readonly allowed: string; readonly isSecret?: boolean },
) {
  return z
    .string()
    .transform((text) => text.split(',').map((item) => item.trim()))
    .refine((items) => items.every(isItem))
    .optional()
    .register(documentation, about);
}

/** What is allowed in a variable that is `baseUrl`. */
export const allowedBaseUrl = 'an http or https URL without credentials, query or fragment';

/** Credentials in a URL would reach logs and error messages; a query would be lost in front of each path. */
export const baseUrl = z.url({ protocol: /^https?$/ }).refine((text) => !/[@?#]/.test(text));

/** What was given, as far as it may be shown: a URL with an @ may hold a password. */
export function quote(value: string): string {
  return value.includes('@') ? 'not shown here, because it may hold a password' : JSON.stringify(value);
}

/** What is in a file is as much a part of the configuration as its name. Its words are not shown. */
export function fileMistakes<Name extends string>(
  given: Readonly<Record<string, string>>,
  variables: Readonly<Record<Name, z.ZodType>>,
  name: Name,
  parse: (text: string) => unknown,
): string[] {
  const path = given[name];
  if (path === undefined) return [];
  try {
    readConfiguredFile(path, parse);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [`${name} is ${quote(path)}, but ${reason}; allowed: ${documentation.get(variables[name])?.allowed ?? ''}.`];
  }
}
