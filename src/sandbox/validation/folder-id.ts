import type { FieldViolation } from '../status/api-error.ts';
import { characterCount } from './text-rules.ts';

/** Folder IDs are limited so in all three services. */
export const maxFolderIdLength = 50;

/** Reads the ID of a folder, and adds to `violations` what is wrong with it. */
export function readFolderId(
  folderId: string | undefined,
  pattern: RegExp | undefined,
  violations: FieldViolation[],
  field = 'folder_id',
): string {
  if (folderId === undefined || folderId === '') {
    violations.push({ field, description: 'The field is required.' });
  } else if (characterCount(folderId) > maxFolderIdLength) {
    violations.push({ field, description: `The maximum string length in characters is ${maxFolderIdLength}.` });
  } else if (pattern !== undefined && !pattern.test(folderId)) {
    violations.push({ field, description: `The value must match the regular expression ${pattern.source}.` });
  }
  return folderId ?? '';
}
