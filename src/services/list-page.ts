import type { Page, UnreadableRecord } from '../model/page.ts';
import { isJsonObject, type JsonObject, MalformedAnswer, optionalText } from './http/proto-json.ts';
import { Redaction } from './http/redaction.ts';
import { mostRecords } from './http/response-limits.ts';

/**
 * Decodes a page of a list record by record. A record that cannot be decoded is named in `unreadable` and costs the
 * other records nothing. Throws where the response as a whole is not a page.
 */
export function decodePage<Item>(
  json: JsonObject,
  listField: string,
  decodeRecord: (record: JsonObject) => Item,
): Page<Item> {
  const records: unknown = json[listField] ?? [];
  if (!Array.isArray(records)) throw new MalformedAnswer(`"${listField}" is not a list`);
  if (records.length > mostRecords) throw new MalformedAnswer(`"${listField}" has more than ${mostRecords} records`);
  const items: Item[] = [];
  const unreadable: UnreadableRecord[] = [];
  for (const record of records as readonly unknown[]) {
    try {
      if (!isJsonObject(record)) throw new MalformedAnswer('the record is not an object');
      items.push(decodeRecord(record));
    } catch (error) {
      if (!(error instanceof MalformedAnswer)) throw error;
      const message = `The service returned a record that cannot be decoded: ${error.message}.`;
      unreadable.push({ id: idOf(record), message, precededBy: items.length });
    }
  }
  return { items, nextPageToken: optionalText(json, 'nextPageToken'), unreadable };
}

/** Decodes a page of a list that has no place to name unreadable records: a single one is an error of the whole page. */
export function decodeWholePage<Item>(
  json: JsonObject,
  listField: string,
  decodeRecord: (record: JsonObject) => Item,
): Page<Item> {
  const page = decodePage(json, listField, decodeRecord);
  const [unreadable] = page.unreadable;
  if (unreadable !== undefined) throw new MalformedAnswer(`a record of "${listField}" cannot be decoded`);
  return page;
}

function idOf(record: unknown): string | null {
  const id = isJsonObject(record) ? record['id'] : null;
  return typeof id === 'string' && id !== '' ? Redaction.ofUnknownSecrets.id(id) : null;
}
