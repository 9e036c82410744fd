/** A resource in which one property is misspelt. */
export interface Misspelling {
  /** Where the property was. */
  readonly path: string;
  readonly resource: Readonly<Record<string, unknown>>;
}

/** What has names of the operator's own in it, which no schema knows. */
const maps = /\/(labels|matchLabels|data|limits|requests)$|^Service\/spec\/selector$/;

/** Every resource that differs from this one in that one property is misspelt. */
export function* misspellingsOf(resource: Readonly<Record<string, unknown>>): Generator<Misspelling> {
  const kind = String(resource['kind']);
  for (const { path, value } of misspellingsIn(resource, kind))
    yield { path, resource: Object.fromEntries(Object.entries(value)) };
}

function* misspellingsIn(value: object, path: string): Generator<{ readonly path: string; readonly value: object }> {
  if (maps.test(path)) return;
  const entries = Object.entries(value) as [string, unknown][];
  for (const [key, property] of entries) {
    const inside = `${path}/${key}`;
    if (!Array.isArray(value)) {
      yield {
        path: inside,
        value: Object.fromEntries(entries.map(([name, kept]) => [name === key ? `${key}x` : name, kept])),
      };
    }
    if (typeof property !== 'object' || property === null) continue;
    for (const misspelling of misspellingsIn(property, inside)) {
      const changed = entries.map(([name, kept]) => [name, name === key ? misspelling.value : kept] as const);
      yield {
        path: misspelling.path,
        value: Array.isArray(value) ? changed.map(([, kept]) => kept) : Object.fromEntries(changed),
      };
    }
  }
}
