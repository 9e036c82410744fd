import type { ImageService, ImageStatus } from '../generated/graphql.ts';
import type { Image } from '../model/image.ts';
import { type Decoded, UndecodableField } from '../model/undecodable-field.ts';
import {
  type JsonObject,
  MalformedAnswer,
  optionalEnumName,
  optionalText,
  requiredText,
  textMap,
} from './http/proto-json.ts';

const statusOfWord: Readonly<Record<string, ImageStatus>> = {
  CREATING: 'CREATING',
  READY: 'READY',
  // Cloud Desktop's word for an image that is ready to use (Cloud Desktop API reference, DesktopImage.Get).
  ACTIVE: 'READY',
  UPDATING: 'UPDATING',
  ERROR: 'ERROR',
  DELETING: 'DELETING',
};

/** Decodes a field so that a value which cannot be decoded costs only the field, not the image. */
export function decodeField<T>(
  service: ImageService,
  decode: (json: JsonObject, field: string) => T,
  json: JsonObject,
  field: string,
): Decoded<T> {
  try {
    return decode(json, field);
  } catch (error) {
    if (!(error instanceof MalformedAnswer)) throw error;
    return new UndecodableField(service, `The service returned a value that cannot be decoded: ${error.message}.`);
  }
}

/** Decodes the fields that images of all services have. Throws for a record without an ID. */
export function decodeCommonFields(
  service: ImageService,
  json: JsonObject,
): Pick<Image, Exclude<keyof Image, '__typename' | 'service'>> {
  const serviceStatus = decodeField(service, optionalStatus, json, 'status');
  return {
    imageId: requiredText(json, 'id'),
    folderId: decodeField(service, optionalText, json, 'folderId'),
    name: decodeField(service, optionalText, json, 'name'),
    description: decodeField(service, optionalText, json, 'description'),
    status: (typeof serviceStatus === 'string' ? statusOfWord[serviceStatus] : undefined) ?? 'UNKNOWN',
    serviceStatus,
    createdAt: decodeField(service, optionalText, json, 'createdAt'),
    labels: decodeField(service, textMap, json, 'labels'),
  };
}

function optionalStatus(json: JsonObject, field: string): string | null {
  return optionalEnumName(json, field, 'STATUS_UNSPECIFIED');
}
