import { z } from 'zod';
import { digestFraction } from '../data/digest.ts';
import { isMessage } from '../validation/message-reader.ts';

/**
 * Chooses records by their identity, so that a record is affected in every page that contains it. Exactly one of the
 * two is given.
 */
interface AffectedRecords {
  /** One of so many records on average, chosen by a digest of the ID. 1 chooses all records. */
  readonly every?: number;
  /** The records with these IDs. */
  readonly ids?: readonly string[];
}

/**
 * The kinds of records that cannot be decoded as a whole: a record without an ID, a record whose ID is a number, a
 * string or null in the place of a record, and a record whose required field has a value of another type.
 */
export const unreadableRecordKinds = [
  'no-id',
  'wrong-id',
  'not-an-object',
  'null',
  'wrong-pooled',
  'wrong-status',
] as const;

/** Some records that cannot be decoded. */
export interface UnreadableRecords extends AffectedRecords {
  readonly kind: (typeof unreadableRecordKinds)[number];
}

/** Stands in a value for digits that no JavaScript number keeps, until the value is JSON. */
const digitsBeyondNumbers = '12345678901234567890';
const digitsPlaceholder = `digits:${digitsBeyondNumbers}`;

/** Values that cannot be decoded, by the field in which they stand. */
const unreadableValues = {
  folderId: 7,
  createdAt: 5,
  name: 7,
  description: 7,
  labels: { a: 1 },
  status: ['READY'],
  family: 7,
  // A number instead of a string is legal here, but these digits exceed what an int64 and a JavaScript number hold.
  storageSize: digitsPlaceholder,
  size: digitsPlaceholder,
  minDiskSize: digitsPlaceholder,
  productIds: 'none',
  os: 'LINUX',
  pooled: 'yes',
  hardwareGeneration: 'legacyFeatures',
  kmsKey: 'none',
  checksum: 7,
} as const;

type UnreadableFieldName = keyof typeof unreadableValues;

const unreadableFieldNames = Object.keys(unreadableValues).filter(isUnreadableField);

/** Some records in which one field cannot be decoded. */
export interface UnreadableFields extends AffectedRecords {
  readonly field: UnreadableFieldName;
}

const affectedRecords = { every: z.int().min(1).exactOptional(), ids: z.array(z.string()).exactOptional() };
const exactlyOne = { error: 'Exactly one of every and ids must be given.' };

export const unreadableRecordsSchema = z
  .strictObject({ ...affectedRecords, kind: z.enum(unreadableRecordKinds) })
  .refine(choosesOnce, exactlyOne);

export const unreadableFieldsSchema = z
  .strictObject({ ...affectedRecords, field: z.enum(unreadableFieldNames) })
  .refine(choosesOnce, exactlyOne);

/** What a response contains that cannot be decoded. */
export interface Unreadable {
  readonly unreadableRecords?: UnreadableRecords;
  readonly unreadableFields?: UnreadableFields;
}

/** Returns the JSON of a list, or of a single record, with some of it made unreadable. */
export function makeUnreadable(json: string, unreadable: Unreadable, isList: boolean): string {
  const spoil = (record: unknown): unknown => spoilRecord(record, unreadable);
  const spoiled = isList ? spoilItems(JSON.parse(json), spoil) : spoil(JSON.parse(json));
  return JSON.stringify(spoiled).replaceAll(`"${digitsPlaceholder}"`, digitsBeyondNumbers);
}

function spoilItems(body: unknown, spoil: (record: unknown) => unknown): unknown {
  if (!isMessage(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([field, value]) => [field, Array.isArray(value) ? value.map(spoil) : value]),
  );
}

function spoilRecord(record: unknown, { unreadableRecords, unreadableFields }: Unreadable): unknown {
  if (!isMessage(record)) return record;
  if (unreadableRecords !== undefined && affects(unreadableRecords, 'record', record)) {
    return unreadableRecord(record, unreadableRecords.kind);
  }
  if (unreadableFields === undefined || !affects(unreadableFields, 'field', record)) return record;
  return { ...record, [unreadableFields.field]: unreadableValues[unreadableFields.field] };
}

function affects({ every, ids }: AffectedRecords, what: string, record: Readonly<Record<string, unknown>>): boolean {
  const { id } = record;
  const identity = typeof id === 'string' ? id : JSON.stringify(record);
  if (ids !== undefined) return ids.includes(identity);
  return every !== undefined && digestFraction('unreadable', what, identity) * every < 1;
}

function unreadableRecord(record: Readonly<Record<string, unknown>>, kind: UnreadableRecords['kind']): unknown {
  switch (kind) {
    case 'no-id':
      return Object.fromEntries(Object.entries(record).filter(([field]) => field !== 'id'));
    case 'wrong-id':
      return { ...record, id: 7 };
    case 'not-an-object':
      return 'not an object';
    case 'null':
      return null;
    case 'wrong-pooled':
      return { ...record, pooled: unreadableValues.pooled };
    case 'wrong-status':
      return { ...record, status: unreadableValues.status };
  }
}

function choosesOnce({ every, ids }: AffectedRecords): boolean {
  return (every === undefined) !== (ids === undefined);
}

function isUnreadableField(field: string): field is UnreadableFieldName {
  return Object.hasOwn(unreadableValues, field);
}
