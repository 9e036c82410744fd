import type { LabelCondition, ListFilters } from './list-filters.ts';
import { osTypes, services, sorts, statuses, type Words } from './words.ts';

/** What is on the screen, as the address bar has it. */
export interface Address extends ListFilters {
  /** The global ID of the image whose details are open. */
  readonly image: string | null;
}

/** Reads the query of an address. What is not understood is left out, as if it were not there. */
export function parseAddress(search: string): Address {
  const parameters = new URLSearchParams(search);
  const text = (name: string): string => parameters.get(name)?.trim() ?? '';
  const values = <Value extends string>(name: string, words: Words<Value>): readonly Value[] =>
    words.filter(({ word }) => parameters.getAll(name).includes(word)).map(({ value }) => value);
  return {
    folders: [...new Set(parameters.getAll('folder').map((folder) => folder.trim()))].filter(Boolean).slice(0, 10),
    services: values('service', services),
    statuses: values('status', statuses),
    osTypes: values('os', osTypes),
    family: text('family'),
    name: text('name'),
    labels: parameters.getAll('label').map(parseLabel).filter(isLabel),
    sort: values('sort', sorts)[0] ?? 'newest',
    image: text('image') || null,
  };
}

/** The query of an address, from the question mark on; nothing where there is nothing to say. */
export function formatAddress(address: Address): string {
  const word = <Value extends string>(value: Value, words: Words<Value>): string =>
    words.find((candidate) => candidate.value === value)?.word ?? '';
  const parameters = new URLSearchParams([
    ...address.folders.map((folder) => ['folder', folder]),
    ...address.services.map((service) => ['service', word(service, services)]),
    ...address.statuses.map((status) => ['status', word(status, statuses)]),
    ...address.osTypes.map((osType) => ['os', word(osType, osTypes)]),
    ...(address.family === '' ? [] : [['family', address.family]]),
    ...(address.name === '' ? [] : [['name', address.name]]),
    ...address.labels.map((label) => ['label', formatLabel(label)]),
    ...(address.sort === 'newest' ? [] : [['sort', word(address.sort, sorts)]]),
    ...(address.image === null ? [] : [['image', address.image]]),
  ]);
  return parameters.size === 0 ? '' : `?${parameters.toString()}`;
}

/** `key` or `key=value`. Keys hold no equals sign. */
export function parseLabel(text: string): LabelCondition | null {
  const [key = '', ...value] = text.trim().split('=');
  if (key === '') return null;
  return { key, value: value.length === 0 ? null : value.join('=') };
}

/** The condition as it is typed. */
export function formatLabel({ key, value }: LabelCondition): string {
  return value === null ? key : `${key}=${value}`;
}

function isLabel(label: LabelCondition | null): label is LabelCondition {
  return label !== null;
}
