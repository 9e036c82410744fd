import type { OsType, PciTopology } from '../../generated/graphql.ts';
import type { ComputeImage, HardwareGeneration, KmsKey, Os } from '../../model/image.ts';
import { decodeCommonFields, decodeField } from '../decode-image.ts';
import {
  boolean,
  enumName,
  type JsonObject,
  optionalInt64,
  optionalMessage,
  optionalText,
  repeatedText,
} from '../http/proto-json.ts';

const osTypeOfWord: Readonly<Record<string, OsType>> = { LINUX: 'LINUX', WINDOWS: 'WINDOWS' };

const pciTopologyOfWord: Readonly<Record<string, PciTopology>> = { PCI_TOPOLOGY_V1: 'V1', PCI_TOPOLOGY_V2: 'V2' };

/** A Compute image (Compute API reference, Image). */
export function decodeComputeImage(json: JsonObject): ComputeImage {
  return {
    __typename: 'ComputeImage',
    service: 'COMPUTE',
    ...decodeCommonFields('COMPUTE', json),
    family: decodeField('COMPUTE', optionalText, json, 'family'),
    storageSize: decodeField('COMPUTE', optionalInt64, json, 'storageSize'),
    size: decodeField('COMPUTE', optionalInt64, json, 'size'),
    minDiskSize: decodeField('COMPUTE', optionalInt64, json, 'minDiskSize'),
    productIds: decodeField('COMPUTE', repeatedText, json, 'productIds'),
    os: decodeField('COMPUTE', decodeOs, json, 'os'),
    // Non-null in the schema, so a record whose value cannot be decoded is unreadable as a whole.
    pooled: boolean(json, 'pooled'),
    kmsKey: decodeField('COMPUTE', decodeKmsKey, json, 'kmsKey'),
    hardwareGeneration: decodeField('COMPUTE', decodeHardwareGeneration, json, 'hardwareGeneration'),
  };
}

function decodeOs(json: JsonObject, field: string): Os | null {
  const os = optionalMessage(json, field);
  if (os === null) return null;
  const nvidia = optionalMessage(os, 'nvidia');
  return {
    type: osTypeOfWord[enumName(os, 'type', 'TYPE_UNSPECIFIED')] ?? 'UNKNOWN',
    nvidiaDriver: nvidia === null ? null : optionalText(nvidia, 'driver'),
  };
}

function decodeKmsKey(json: JsonObject, field: string): KmsKey | null {
  const key = optionalMessage(json, field);
  if (key === null) return null;
  const [keyId, versionId] = [optionalText(key, 'keyId'), optionalText(key, 'versionId')];
  // A message with nothing but defaults is a default that is written out.
  return keyId === null && versionId === null ? null : { keyId, versionId };
}

/** At most one of the two is set; the second has no fields, and says what it says by being there. */
function decodeHardwareGeneration(json: JsonObject, field: string): HardwareGeneration | null {
  const generation = optionalMessage(json, field);
  if (generation === null) return null;
  const legacy = optionalMessage(generation, 'legacyFeatures');
  if (legacy !== null) {
    const pciTopology = pciTopologyOfWord[enumName(legacy, 'pciTopology', 'PCI_TOPOLOGY_UNSPECIFIED')] ?? 'UNKNOWN';
    return { __typename: 'LegacyHardwareFeatures', pciTopology };
  }
  const second = optionalMessage(generation, 'generation2Features');
  return second === null ? null : { __typename: 'Generation2HardwareFeatures', present: true };
}
