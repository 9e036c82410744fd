/**
 * Decoding of proto3 JSON (https://protobuf.dev/programming-guides/json/). A field that has its default value is left
 * out, so absence is never an error by itself; a field of another type than promised always is. Fields that are not
 * asked for are not looked at, so a service may add some at any time.
 */

export type JsonObject = Readonly<Record<string, unknown>>;

/** An answer is not what the service promises; says where. */
export class MalformedAnswer extends Error {
  override readonly name = 'MalformedAnswer';
}

function malformed(field: string, expected: string): never {
  throw new MalformedAnswer(`"${field}" is not ${expected}`);
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A message; `null` when it is left out. */
export function optionalMessage(json: JsonObject, field: string): JsonObject | null {
  const value = json[field];
  if (value === undefined || value === null) return null;
  return isJsonObject(value) ? value : malformed(field, 'an object');
}

/** A text; the empty one, which proto3 cannot tell from none, is `null`. */
export function optionalText(json: JsonObject, field: string): string | null {
  const value = json[field];
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'string' ? value : malformed(field, 'a string');
}

/** A text that the service always sets. */
export function requiredText(json: JsonObject, field: string): string {
  return optionalText(json, field) ?? malformed(field, 'there');
}

export function boolean(json: JsonObject, field: string): boolean {
  const value = json[field] ?? false;
  return typeof value === 'boolean' ? value : malformed(field, 'a boolean');
}

/** A 32-bit number. */
export function integer(json: JsonObject, field: string): number {
  const value = json[field] ?? 0;
  return typeof value === 'number' && Number.isInteger(value) ? value : malformed(field, 'an integer');
}

/**
 * Returns an int64, which is a decimal string in proto3 JSON; a number is legal input too. Returns `null` where the
 * field is omitted or has its default, zero.
 */
export function optionalInt64(json: JsonObject, field: string): string | null {
  const value = json[field];
  if (value === undefined || value === null || value === 0 || value === '0') return null;
  if (typeof value === 'string' && /^-?\d{1,19}$/.test(value)) return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : malformed(field, 'an int64');
}

/** Returns the name of an enum value; `null` where the field is omitted or has its default. */
export function optionalEnumName(json: JsonObject, field: string, unspecified: string): string | null {
  const name = enumName(json, field, unspecified);
  return name === unspecified || name === '0' ? null : name;
}

/** The name of an enum value; of one that the service's own JSON writer has no name for, the number as text. */
export function enumName(json: JsonObject, field: string, unspecified: string): string {
  const value = json[field];
  if (value === undefined || value === null) return unspecified;
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : malformed(field, 'the name of an enum value');
}

/** A repeated field, each item decoded. */
export function repeated<T>(json: JsonObject, field: string, decode: (item: JsonObject) => T): T[] {
  const value = json[field] ?? [];
  if (!Array.isArray(value)) return malformed(field, 'a list');
  return value.map((item: unknown) => decode(isJsonObject(item) ? item : malformed(field, 'a list of objects')));
}

export function repeatedText(json: JsonObject, field: string): string[] {
  const value = json[field] ?? [];
  if (!Array.isArray(value)) return malformed(field, 'a list');
  return value.map((item: unknown) => (typeof item === 'string' ? item : malformed(field, 'a list of strings')));
}

/** A `map<string, string>`, as pairs sorted by key. */
export function textMap(json: JsonObject, field: string): { readonly key: string; readonly value: string }[] {
  const map = optionalMessage(json, field);
  if (map === null) return [];
  const keys = Object.keys(map);
  // Sorting costs more than looking, also where there is nothing to sort.
  if (!keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key)) keys.sort();
  return keys.map((key) => {
    const value = map[key];
    return { key, value: typeof value === 'string' ? value : malformed(field, 'a map of strings') };
  });
}
