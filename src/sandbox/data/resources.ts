/** Describes what every list of images can contain: the fields that lists sort by, filter by and omit. */
export interface ListedResource {
  readonly id: string;
  /** Absent for an image that belongs to no folder. */
  readonly folderId?: string;
  readonly name?: string;
  /** RFC 3339, in any of its spellings. */
  readonly createdAt?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly status?: string;
}

/** What the images of all three services have in common. Fields with their default value are left out of the JSON. */
export interface ImageResource extends ListedResource {
  readonly createdAt: string;
  readonly description?: string;
}

/** An image of Compute. Compute Cloud API reference, Image. */
export interface ComputeImage extends ImageResource {
  readonly folderId: string;
  readonly family?: string;
  /** Bytes, as a decimal string: proto3 JSON writes an int64 so. */
  readonly storageSize?: string;
  readonly size?: string;
  readonly minDiskSize?: string;
  readonly productIds?: readonly string[];
  readonly os?: Os;
  readonly pooled?: boolean;
  readonly hardwareGeneration?: HardwareGeneration;
  readonly kmsKey?: KmsKey;
}

/** The operating system in a Compute image. */
export interface Os {
  readonly type?: string;
  readonly nvidia?: { readonly driver?: string };
}

/** The key that an image is encrypted with. */
export interface KmsKey {
  readonly keyId?: string;
  readonly versionId?: string;
}

/** At most one of the two; an empty `generation2Features` means something by being there. */
export interface HardwareGeneration {
  readonly legacyFeatures?: { readonly pciTopology?: string };
  readonly generation2Features?: Readonly<Record<string, never>>;
}

/** An image of BareMetal. BareMetal API reference, Image. */
export interface BareMetalImage extends ImageResource {
  readonly folderId: string;
  /** An MD5 digest. */
  readonly checksum?: string;
}

/** A public image of BareMetal. The service has no other fields: yandex.cloud.baremetal.v1alpha, StandardImage. */
export interface BareMetalStandardImage {
  readonly id: string;
  readonly folderId: string;
  readonly name?: string;
}

/**
 * An image of Cloud Desktop. Cloud Desktop API reference, DesktopImage. A system image has no `folderId`: it appears
 * in the list of every folder and cannot be changed.
 */
export interface DesktopImage extends ImageResource {
  readonly storageSize?: string;
  readonly minDiskSize?: string;
}

/** Who holds a role on a resource. */
export interface AccessBinding {
  readonly roleId: string;
  readonly subject: { readonly id: string; readonly type: string };
}

/** A google.rpc.Status without details, as an operation holds it. */
export interface OperationError {
  readonly code: number;
  readonly message: string;
}

/** Work that goes on after the answer. Operation API reference, Operation. */
export interface OperationResource {
  readonly id: string;
  readonly description?: string;
  readonly createdAt: string;
  readonly createdBy?: string;
  readonly modifiedAt: string;
  readonly done?: boolean;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Can be there before `done` is: the service is then rolling back. */
  readonly error?: OperationError;
  readonly response?: Readonly<Record<string, unknown>>;
}
