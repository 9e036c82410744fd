import type { ReadOnlyRecordProxy } from 'relay-runtime';
import type { CurrentList } from './current-list.tsx';

/** Whether an image meets the conditions of a list, by the rule of the schema: a missing value equals nothing. */
export function belongsTo(image: ReadOnlyRecordProxy, { filters, folderIds }: CurrentList): boolean {
  const { services, statuses, osTypes, family, name, labels } = filters;
  const own = image.getLinkedRecords('labels') ?? [];
  return (
    isInFolders(folderIds, image.getValue('folderId')) &&
    (services.length === 0 || isOneOf(services, image.getValue('service'))) &&
    (statuses.length === 0 || isOneOf(statuses, image.getValue('status'))) &&
    (osTypes.length === 0 || isOneOf(osTypes, valueOf(image.getLinkedRecord('os'), 'type'))) &&
    (family === '' || image.getValue('family') === family) &&
    (name === '' || textOf(image.getValue('name')).includes(name)) &&
    labels.every(({ key, value }) =>
      own.some((label) => valueOf(label, 'key') === key && (value === null || valueOf(label, 'value') === value)),
    )
  );
}

function valueOf(record: ReadOnlyRecordProxy | null | undefined, name: string): unknown {
  return record?.getValue(name);
}

/** An image without a folder is in the list of every folder. */
function isInFolders(folderIds: readonly string[], folderId: unknown): boolean {
  return folderId === null || isOneOf(folderIds, folderId);
}

function isOneOf(values: readonly string[], value: unknown): boolean {
  return values.some((candidate) => candidate === value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
