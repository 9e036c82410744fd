import type { ImageService, ImageStatus, OsType, PciTopology } from '../generated/graphql.ts';
import type { Decoded } from './undecodable-field.ts';

/**
 * A disk image of any service. A value that the service omits is `null`. Timestamps and 64-bit integers keep the
 * service's own spelling, because a `Date` holds only milliseconds and a `number` only 53 bits.
 */
export interface Image {
  /** The GraphQL type, by which the executor distinguishes the kinds of images. */
  readonly __typename: string;
  readonly service: ImageService;
  readonly imageId: string;
  /** `null` for an image without a folder, which appears in the list of every folder. */
  readonly folderId: Decoded<string | null>;
  readonly name: Decoded<string | null>;
  readonly description: Decoded<string | null>;
  readonly status: ImageStatus;
  /** The status as the service itself names it. */
  readonly serviceStatus: Decoded<string | null>;
  readonly createdAt: Decoded<string | null>;
  /** Sorted by key; `null` where they are not known, because the image comes from a list that omits labels. */
  readonly labels: Decoded<readonly Label[]> | null;
}

export interface Label {
  readonly key: string;
  readonly value: string;
}

export interface ComputeImage extends Image {
  readonly __typename: 'ComputeImage';
  readonly service: 'COMPUTE';
  readonly family: Decoded<string | null>;
  readonly storageSize: Decoded<string | null>;
  readonly size: Decoded<string | null>;
  readonly minDiskSize: Decoded<string | null>;
  readonly productIds: Decoded<readonly string[]>;
  readonly os: Decoded<Os | null>;
  readonly pooled: boolean;
  readonly kmsKey: Decoded<KmsKey | null>;
  readonly hardwareGeneration: Decoded<HardwareGeneration | null>;
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
  readonly checksum: Decoded<string | null>;
}

/** A public image of BareMetal, of which the service publishes ID, name and folder only. */
export interface BareMetalStandardImage extends Image {
  readonly __typename: 'BareMetalStandardImage';
  readonly service: 'BARE_METAL';
}

export interface DesktopImage extends Image {
  readonly __typename: 'DesktopImage';
  readonly service: 'CLOUD_DESKTOP';
  readonly storageSize: Decoded<string | null>;
  readonly minDiskSize: Decoded<string | null>;
}
