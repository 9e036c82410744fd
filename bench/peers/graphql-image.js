import { Buffer } from 'node:buffer';
import { services } from './upstream/services.js';
import { statusOf } from './upstream/status.js';

/** An image as the schema has it: plain values, so that no field needs a resolver. */
export function graphqlImage({ service, image }) {
  const { id, createdAt, folderId, name, description, labels, family, storageSize, minDiskSize, os, checksum } = image;
  return {
    __typename: service.typename,
    id: Buffer.from(`${service.typename}:${id}`).toString('base64'),
    imageId: id,
    service: service.name,
    folderId,
    name,
    description,
    status: statusOf(image),
    createdAt,
    labels:
      labels === undefined
        ? []
        : Object.keys(labels)
            .sort()
            .map((key) => ({ key, value: labels[key] })),
    family,
    storageSize,
    minDiskSize,
    os,
    checksum,
  };
}

/** The service and the ID there of an image with this global ID. */
export function parseGlobalId(globalId) {
  const [typename, imageId] = Buffer.from(globalId, 'base64').toString().split(':');
  const service = services.find((each) => each.typename === typename);
  if (service === undefined) throw new Error('This is no ID of an image.');
  return { service, imageId };
}
