/*
 * The examples of the reference pages, as they stand there: in each, "string" is a string, "object" a map of strings,
 * `true` a boolean.
 */

/** Compute API reference, Image.get. */
export const computeImageExample = {
  id: 'string',
  folderId: 'string',
  createdAt: 'string',
  name: 'string',
  description: 'string',
  labels: 'object',
  family: 'string',
  storageSize: 'string',
  minDiskSize: 'string',
  productIds: ['string'],
  status: 'string',
  os: { type: 'string' },
  pooled: true,
};

/** Compute Cloud API, REST: Image methods, "JSON Representation". */
export const computeRepresentationExample = {
  ...computeImageExample,
  // `hardwareGeneration` includes only one of the fields `legacyFeatures`, `generation2Features`
  hardwareGeneration: { legacyFeatures: { pciTopology: 'string' }, generation2Features: {} },
};

/** BareMetal API, REST: Image.Get. */
export const bareMetalImageExample = {
  id: 'string',
  folderId: 'string',
  name: 'string',
  description: 'string',
  checksum: 'string',
  status: 'string',
  createdAt: 'string',
  labels: 'object',
};

/** Cloud Desktop API, REST: DesktopImage.Get. */
export const desktopImageExample = {
  id: 'string',
  folderId: 'string',
  createdAt: 'string',
  status: 'string',
  name: 'string',
  labels: 'object',
  storageSize: 'string',
  minDiskSize: 'string',
};

/** Compute Cloud API, REST: Image.list. */
export const computeListExample = { images: [computeImageExample], nextPageToken: 'string' };

/** What is wrong with a value, measured by an example: a field of another type. Fields may be absent, others present. */
export function mismatches(value: unknown, example: unknown, at = ''): readonly string[] {
  if (value === undefined) return [];
  if (example === 'string') return typeof value === 'string' && value !== '' ? [] : [at];
  if (example === true) return value === true ? [] : [at];
  if (example === 'object') return isMapOfStrings(value) ? [] : [at];
  if (Array.isArray(example)) {
    if (!Array.isArray(value) || value.length === 0) return [at];
    return value.flatMap((item: unknown, index) => mismatches(item, example[0], `${at}[${index}]`));
  }
  if (!isObject(value) || !isObject(example)) return [at];
  return Object.entries(example).flatMap(([field, part]) => mismatches(value[field], part, `${at}.${field}`));
}

/** The paths of the fields in an example or a value. */
export function fieldPaths(value: unknown, at = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => fieldPaths(item, `${at}[]`));
  if (!isObject(value)) return [at];
  return [at, ...Object.entries(value).flatMap(([field, part]) => fieldPaths(part, `${at}.${field}`))];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMapOfStrings(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((part) => typeof part === 'string');
}
