import type {
  BareMetalImage,
  BareMetalStandardImage,
  ComputeImage,
  DesktopImage,
  HardwareGeneration,
  ImageResource,
  KmsKey,
  Os,
} from './resources.ts';

/*
 * What a service puts into its JSON: proto3 JSON leaves out every field that holds its default value, enum names with
 * the number 0 among them. A message stays even when it is empty, because being there is what it says; so do the
 * entries of a map, whose values may be empty. https://protobuf.dev/programming-guides/json/
 */

/** A Compute image as its service writes it. */
export function encodeComputeImage(image: ComputeImage): ComputeImage {
  const { family, storageSize, size, minDiskSize, productIds, os, pooled, hardwareGeneration, kmsKey, ...common } =
    image;
  return {
    ...encodeCommonFields(common),
    ...(isText(family) && { family }),
    ...(isInt64(storageSize) && { storageSize }),
    ...(isInt64(size) && { size }),
    ...(isInt64(minDiskSize) && { minDiskSize }),
    ...(productIds !== undefined && productIds.length > 0 && { productIds }),
    ...(os !== undefined && { os: encodeOs(os) }),
    ...(pooled === true && { pooled }),
    ...(hardwareGeneration !== undefined && { hardwareGeneration: encodeHardwareGeneration(hardwareGeneration) }),
    ...(kmsKey !== undefined && { kmsKey: encodeKmsKey(kmsKey) }),
  };
}

/** A BareMetal image as its service writes it. */
export function encodeBareMetalImage(image: BareMetalImage): BareMetalImage {
  const { checksum, ...common } = image;
  return { ...encodeCommonFields(common), ...(isText(checksum) && { checksum }) };
}

/** Returns a public image of BareMetal as its service writes it. */
export function encodeBareMetalStandardImage({ name, ...rest }: BareMetalStandardImage): BareMetalStandardImage {
  return { ...rest, ...(isText(name) && { name }) };
}

/** A Cloud Desktop image as its service writes it; a system image has an empty `folderId`, which is left out. */
export function encodeDesktopImage(image: DesktopImage): DesktopImage {
  const { folderId, storageSize, minDiskSize, ...common } = image;
  return {
    ...encodeCommonFields(common),
    ...(isText(folderId) && { folderId }),
    ...(isInt64(storageSize) && { storageSize }),
    ...(isInt64(minDiskSize) && { minDiskSize }),
  };
}

function encodeCommonFields<C extends Omit<ImageResource, 'folderId'>>(image: C) {
  const { name, description, labels, status, ...rest } = image;
  return {
    ...rest,
    ...(isText(name) && { name }),
    ...(isText(description) && { description }),
    ...(labels !== undefined && Object.keys(labels).length > 0 && { labels }),
    ...(isEnumName(status, 'STATUS_UNSPECIFIED') && { status }),
  };
}

function encodeOs({ type, nvidia, ...rest }: Os): Os {
  return {
    ...rest,
    ...(isEnumName(type, 'TYPE_UNSPECIFIED') && { type }),
    ...(nvidia !== undefined && { nvidia: isText(nvidia.driver) ? nvidia : {} }),
  };
}

function encodeKmsKey({ keyId, versionId, ...rest }: KmsKey): KmsKey {
  return { ...rest, ...(isText(keyId) && { keyId }), ...(isText(versionId) && { versionId }) };
}

function encodeHardwareGeneration(generation: HardwareGeneration): HardwareGeneration {
  const { legacyFeatures } = generation;
  if (legacyFeatures === undefined) return generation;
  const { pciTopology } = legacyFeatures;
  return { legacyFeatures: isEnumName(pciTopology, 'PCI_TOPOLOGY_UNSPECIFIED') ? { pciTopology } : {} };
}

function isText(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

function isInt64(value: string | undefined): value is string {
  return isText(value) && value !== '0';
}

function isEnumName(value: string | undefined, defaultName: string): value is string {
  return isText(value) && value !== defaultName;
}
