import type { InputMaybe, LabelInput } from '../../generated/graphql.ts';

/** Labels as the services take them. */
export function labelMap(labels: InputMaybe<readonly LabelInput[]>): Record<string, string> | null | undefined {
  if (labels === null || labels === undefined) return labels;
  return Object.fromEntries(labels.map(({ key, value }) => [key, value]));
}

/** A body without the fields that are left out. */
export function bodyOf(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
}

/**
 * The body of an update: the field mask names what is given, and `null` is given by naming it and leaving it out, which
 * proto3 JSON reads as its default value (google.protobuf.FieldMask, "Field Masks in Update Operations").
 */
export function updateBody(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { updateMask: given.map(([field]) => field).join(','), ...bodyOf(Object.fromEntries(given)) };
}
