/** A value of the schema, the word for it in an address, and what it is called on the screen. */
export interface Word<Value extends string> {
  readonly value: Value;
  readonly word: string;
  readonly title: string;
}

/** The values that can be chosen from. */
export type Words<Value extends string> = readonly Word<Value>[];

export type ImageService = 'COMPUTE' | 'BARE_METAL' | 'CLOUD_DESKTOP';
export type ImageStatus = 'CREATING' | 'READY' | 'UPDATING' | 'ERROR' | 'DELETING' | 'UNKNOWN';
export type OsType = 'LINUX' | 'WINDOWS' | 'UNKNOWN';
export type Sort = 'newest' | 'oldest' | 'name' | 'name-descending';

export const services: Words<ImageService> = [
  { value: 'COMPUTE', word: 'compute', title: 'Compute' },
  { value: 'BARE_METAL', word: 'bare-metal', title: 'BareMetal' },
  { value: 'CLOUD_DESKTOP', word: 'cloud-desktop', title: 'Cloud Desktop' },
];

export const statuses: Words<ImageStatus> = [
  { value: 'READY', word: 'ready', title: 'Ready' },
  { value: 'CREATING', word: 'creating', title: 'Creating' },
  { value: 'UPDATING', word: 'updating', title: 'Updating' },
  { value: 'ERROR', word: 'error', title: 'Error' },
  { value: 'DELETING', word: 'deleting', title: 'Deleting' },
  { value: 'UNKNOWN', word: 'unknown', title: 'Unknown' },
];

export const osTypes: Words<OsType> = [
  { value: 'LINUX', word: 'linux', title: 'Linux' },
  { value: 'WINDOWS', word: 'windows', title: 'Windows' },
  { value: 'UNKNOWN', word: 'unknown', title: 'Unknown' },
];

export const sorts: Words<Sort> = [
  { value: 'newest', word: 'newest', title: 'Newest first' },
  { value: 'oldest', word: 'oldest', title: 'Oldest first' },
  { value: 'name', word: 'name', title: 'Name, A to Z' },
  { value: 'name-descending', word: 'name-descending', title: 'Name, Z to A' },
];

/** What a value is called on the screen; one that this application has not heard of, by its own name. */
export function titleOf(value: string, words: Words<string>): string {
  return words.find((candidate) => candidate.value === value)?.title ?? value;
}
