import type { StoredImage } from '../data/image.ts';
import type { Service } from '../data/services.ts';

/** The answer to a list request: one page, as the services give it. */
export function listAnswer(images: readonly StoredImage[], service: Service, query: URLSearchParams): string {
  const found = sorted(filtered(images, query.get('filter')), query.get('orderBy'), service);
  const from = Number(query.get('pageToken')?.slice(tokenPrefix.length) ?? 0);
  const to = from + Number(query.get('pageSize') ?? 100);
  const page = found.slice(from, to).map(({ json }) => json);
  return JSON.stringify({
    ...(page.length > 0 && { [service.listField]: page }),
    ...(to < found.length && { nextPageToken: `${tokenPrefix}${to}` }),
  });
}

/** Tokens of the real services are long and opaque. */
const tokenPrefix = 'CiRzdHViLXBhZ2UtdG9rZW4tb2Ytc29tZS1sZW5ndGg';

/** Only what the benchmark asks for: one condition, `name IN ("…", …)`. */
function filtered(images: readonly StoredImage[], filter: string | null): readonly StoredImage[] {
  if (filter === null) return images;
  const list = /^name IN \((?<values>.*)\)$/.exec(filter)?.groups?.['values'];
  if (list === undefined) throw new RangeError(`The stub services do not know the filter ${filter}.`);
  const names = new Set(Array.from(list.matchAll(/"([^"\\]*)"/g), ([, name]) => name));
  return images.filter(({ json }) => names.has(json.name));
}

function sorted(images: readonly StoredImage[], orderBy: string | null, service: Service): readonly StoredImage[] {
  if (orderBy === `${service.createdAtColumn} desc`) return images;
  if (orderBy !== null) throw new RangeError(`The stub services do not know the order ${orderBy}.`);
  return images.toSorted((a, b) => (a.json.id < b.json.id ? -1 : 1));
}
