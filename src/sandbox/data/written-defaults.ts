/*
 * Some responses contain fields with their default values, although proto3 JSON omits them by default: the provider's
 * own pages show curl results with `"done": false`, `"pooled": false`, `"nextPageToken": ""`, `"storageSize": "0"`.
 */

/** The fields of a message that a response contains even where they have their default values. */
export interface MessageDefaults {
  readonly fields: Readonly<Record<string, unknown>>;
  /** The messages in fields. An absent message has no default value, so nothing is added where there is none. */
  readonly messages?: Readonly<Record<string, MessageDefaults | 'any'>>;
}

const commonFields = { name: '', description: '', labels: {}, status: 'STATUS_UNSPECIFIED' };

const hardwareGeneration: MessageDefaults = {
  fields: {},
  messages: { legacyFeatures: { fields: { pciTopology: 'PCI_TOPOLOGY_UNSPECIFIED' } } },
};

/** The defaults of a Compute image. */
export const computeImageDefaults: MessageDefaults = {
  fields: { ...commonFields, family: '', storageSize: '0', size: '0', minDiskSize: '0', productIds: [], pooled: false },
  messages: {
    os: { fields: { type: 'TYPE_UNSPECIFIED' }, messages: { nvidia: { fields: { driver: '' } } } },
    kmsKey: { fields: { keyId: '', versionId: '' } },
    hardwareGeneration,
  },
};

/** The defaults of a BareMetal image. */
export const bareMetalImageDefaults: MessageDefaults = { fields: { ...commonFields, checksum: '' } };

/** The defaults of a Cloud Desktop image. A list omits labels that exist and then contains `"labels": {}`. */
export const desktopImageDefaults: MessageDefaults = {
  fields: { ...commonFields, folderId: '', storageSize: '0', minDiskSize: '0' },
};

/** The defaults of a public BareMetal image. */
export const bareMetalStandardImageDefaults: MessageDefaults = { fields: { name: '', folderId: '' } };

/** The defaults of an operation, and of an image in its response. */
export const operationDefaults: MessageDefaults = {
  fields: { description: '', createdBy: '', done: false },
  messages: { response: 'any' },
};

/** The defaults of an access binding, which has no optional fields. */
export const accessBindingDefaults: MessageDefaults = { fields: {} };

/** Returns the defaults of a page of a list. */
export function pageDefaults(listKey: string, item: MessageDefaults): MessageDefaults {
  return { fields: { [listKey]: [], nextPageToken: '' }, messages: { [listKey]: item } };
}

/** The messages that the response of an operation may hold, by the name of their type. */
const anyDefaults: Readonly<Record<string, MessageDefaults>> = {
  'type.googleapis.com/yandex.cloud.compute.v1.Image': computeImageDefaults,
  'type.googleapis.com/yandex.cloud.baremetal.v1alpha.Image': bareMetalImageDefaults,
  'type.googleapis.com/yandex.cloud.clouddesktop.v1.api.DesktopImage': desktopImageDefaults,
  'type.googleapis.com/yandex.cloud.access.AccessBindingsOperationResult': { fields: { effectiveDeltas: [] } },
};

/** Returns a message, or a list of messages, with the default values that it omits. */
export function writeDefaults(value: unknown, defaults: MessageDefaults | 'any'): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => writeDefaults(item, defaults));
  if (!isRecord(value)) return value;
  const { fields, messages = {} } = defaults === 'any' ? defaultsOfAny(value) : defaults;
  const written: Record<string, unknown> = { ...value };
  for (const [field, fallback] of Object.entries(fields)) written[field] ??= fallback;
  for (const [field, inner] of Object.entries(messages)) {
    if (written[field] !== undefined) written[field] = writeDefaults(written[field], inner);
  }
  return written;
}

function defaultsOfAny({ '@type': type }: Readonly<Record<string, unknown>>): MessageDefaults {
  const known = typeof type === 'string' && Object.hasOwn(anyDefaults, type) ? anyDefaults[type] : undefined;
  return known ?? { fields: {} };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
