import type { ImageService, ImageStatus, OsType, PciTopology } from '../generated/graphql.ts';

/**
 * A disk image of any service. What a service left out is `null`; timestamps and 64-bit integers are kept in the
 * service's own spelling, because a `Date` holds only milliseconds and a `number` only 53 bits.
 */
export interface Image {
  /** The GraphQL type, by which the executor tells the kinds apart. */
  readonly __typename: string;
  readonly service: ImageService;
  readonly imageId: string;
  readonly folderId: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly status: ImageStatus;
  /** The service's own word for the status. */
  readonly serviceStatus: string;
  readonly createdAt: string;
  /** Sorted by key. */
  readonly labels: readonly Label[];
}

export interface Label {
  readonly key: string;
  readonly value: string;
}

export interface ComputeImage extends Image {
  readonly __typename: 'ComputeImage';
  readonly service: 'COMPUTE';
  readonly family: string | null;
  readonly storageSize: string | null;
  readonly size: string | null;
  readonly minDiskSize: string | null;
  readonly productIds: readonly string[];
  readonly os: Os | null;
  readonly pooled: boolean;
  readonly kmsKey: KmsKey | null;
  readonly hardwareGeneration: HardwareGeneration | null;
}

export interface Os {
  readonly type: OsType;
  readonly nvidiaDriver: string | null;
}

export interface KmsKey {
  readonly keyId: string | null;
  readonly versionId: string | null;
}

export type HardwareGeneration =
  | { readonly __typename: 'LegacyHardwareFeatures'; readonly pciTopology: PciTopology }
  | { readonly __typename: 'Generation2HardwareFeatures'; readonly present: true };

export interface BareMetalImage extends Image {
  readonly __typename: 'BareMetalImage';
  readonly service: 'BARE_METAL';
  readonly checksum: string | null;
}

export interface DesktopImage extends Image {
  readonly __typename: 'DesktopImage';
  readonly service: 'CLOUD_DESKTOP';
  readonly storageSize: string | null;
  readonly minDiskSize: string | null;
}
