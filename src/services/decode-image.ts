import type { ImageStatus } from '../generated/graphql.ts';
import type { Image } from '../model/image.ts';
import { enumName, type JsonObject, optionalText, requiredText, textMap } from './http/proto-json.ts';

const statusOfWord: Readonly<Record<string, ImageStatus>> = {
  CREATING: 'CREATING',
  READY: 'READY',
  // Cloud Desktop's word for an image that is ready to use (Cloud Desktop API reference, DesktopImage.Get).
  ACTIVE: 'READY',
  UPDATING: 'UPDATING',
  ERROR: 'ERROR',
  DELETING: 'DELETING',
};

/** The fields that images of all services have. */
export function decodeCommonFields(json: JsonObject): Omit<Image, '__typename' | 'service'> {
  const serviceStatus = enumName(json, 'status', 'STATUS_UNSPECIFIED');
  return {
    imageId: requiredText(json, 'id'),
    folderId: requiredText(json, 'folderId'),
    name: optionalText(json, 'name'),
    description: optionalText(json, 'description'),
    status: statusOfWord[serviceStatus] ?? 'UNKNOWN',
    serviceStatus,
    createdAt: requiredText(json, 'createdAt'),
    labels: textMap(json, 'labels'),
  };
}
