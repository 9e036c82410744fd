import type { FieldViolation } from '../status/api-error.ts';
import { labelViolations, type LabelRules } from './label-rules.ts';
import { textViolations, type TextRules } from './text-rules.ts';

/** The range of an int64. */
export interface Int64Range {
  readonly min: bigint;
  readonly max: bigint;
}

/**
 * Reads a message from its proto3 JSON, in which `null` and an absent field both mean the default value. It goes on
 * after a mistake, so that all of them are known in the end.
 */
export class MessageReader {
  readonly violations: FieldViolation[];
  readonly #message: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #known = new Set<string>();

  constructor(message: Readonly<Record<string, unknown>>, violations: FieldViolation[], path = '') {
    this.#message = message;
    this.violations = violations;
    this.#path = path;
  }

  /** Whether a field has a value. */
  has(field: string): boolean {
    return this.#value(field) !== undefined;
  }

  /** A string; empty if absent. */
  text(field: string, rules: TextRules): string {
    const value = this.#value(field) ?? '';
    if (typeof value !== 'string') return this.#refuse(field, 'The value must be a string.', '');
    this.violations.push(...textViolations(this.#pathOf(field), value, rules));
    return value;
  }

  /** One of an enum's names; empty if absent. */
  enumName(field: string, names: readonly string[]): string {
    const value = this.#value(field) ?? '';
    if (typeof value === 'string' && (value === '' || names.includes(value))) return value;
    return this.#refuse(field, `The value must be one of ${names.join(', ')}.`, '');
  }

  /** A 64-bit integer as a decimal string, in whichever way it is written; `undefined` if absent or 0. */
  int64(field: string, { min, max }: Int64Range): string | undefined {
    const value = this.#value(field) ?? 0;
    const isInteger = typeof value === 'string' ? /^-?\d+$/.test(value) : Number.isSafeInteger(value);
    if (!isInteger || (typeof value !== 'string' && typeof value !== 'number')) {
      this.refuse(field, 'The value must be an integer.');
      return undefined;
    }
    const number = BigInt(value);
    if (number === 0n) return undefined;
    if (number >= min && number <= max) return number.toString();
    this.refuse(field, `The value must be from ${min} to ${max}.`);
    return undefined;
  }

  /** A boolean; false if absent. */
  boolean(field: string): boolean {
    const value = this.#value(field) ?? false;
    return typeof value === 'boolean' ? value : this.#refuse(field, 'The value must be true or false.', false);
  }

  /** A list of strings; empty if absent. */
  texts(field: string, rules: TextRules): readonly string[] {
    return this.#list(field).map((item, index) => {
      const name = `${field}[${index}]`;
      if (typeof item !== 'string') return this.#refuse(name, 'The value must be a string.', '');
      this.violations.push(...textViolations(this.#pathOf(name), item, rules));
      return item;
    });
  }

  /** A map of strings; empty if absent. */
  labels(field: string, rules: LabelRules): Readonly<Record<string, string>> {
    const value = this.#value(field) ?? {};
    if (!isMessage(value)) return this.#refuse(field, 'The value must be an object.', {});
    const labels: Record<string, string> = {};
    for (const [key, text] of Object.entries(value)) {
      if (typeof text === 'string') labels[key] = text;
      else this.refuse(field, `The value of "${key}" must be a string.`);
    }
    this.violations.push(...labelViolations(this.#pathOf(field), labels, rules));
    return labels;
  }

  /** A message in a field; `undefined` if absent. */
  message(field: string): MessageReader | undefined {
    const value = this.#value(field);
    if (value === undefined) return undefined;
    if (isMessage(value)) return new MessageReader(value, this.violations, `${this.#pathOf(field)}.`);
    this.refuse(field, 'The value must be an object.');
    return undefined;
  }

  /** The messages in a list; none if absent. */
  messages(field: string): readonly MessageReader[] {
    return this.#list(field).flatMap((item, index) => {
      const name = `${field}[${index}]`;
      if (!isMessage(item)) return this.#refuse(name, 'The value must be an object.', []);
      return [new MessageReader(item, this.violations, `${this.#pathOf(name)}.`)];
    });
  }

  /** Adds a violation. */
  refuse(field: string, description: string): void {
    this.violations.push({ field: this.#pathOf(field), description });
  }

  /** Refuses the fields that nobody has read, as the JSON of protocol buffers does. */
  refuseOthers(): void {
    for (const field of Object.keys(this.#message)) {
      if (!this.#known.has(field)) this.refuse(field, 'There is no such field.');
    }
  }

  #value(field: string): unknown {
    this.#known.add(field);
    return (Object.hasOwn(this.#message, field) ? this.#message[field] : undefined) ?? undefined;
  }

  #list(field: string): readonly unknown[] {
    const value = this.#value(field) ?? [];
    return Array.isArray(value) ? value : this.#refuse(field, 'The value must be a list.', []);
  }

  #pathOf(field: string): string {
    return this.#path + field;
  }

  #refuse<T>(field: string, description: string, instead: T): T {
    this.refuse(field, description);
    return instead;
  }
}

/** Whether a JSON value is a message. */
export function isMessage(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
