import type { ServiceQuirks } from '../quirks.ts';
import { ApiError } from '../status/api-error.ts';

/** The same error with its fields named in the way that a service was told to name them. */
export function nameViolations(error: ApiError, naming: ServiceQuirks['violationFields']): ApiError {
  const { fieldViolations } = error.details;
  if (naming === 'mixed' || fieldViolations === undefined) return error;
  const rename = naming === 'proto' ? toSnakeCase : toCamelCase;
  return new ApiError(error.code, error.message, {
    ...error.details,
    fieldViolations: fieldViolations.map(({ field, description }) => ({ field: rename(field), description })),
  });
}

function toSnakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function toCamelCase(field: string): string {
  return field.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
