import type { OsType, PciTopology } from '../../generated/graphql.ts';
import type { ComputeImage, HardwareGeneration, KmsKey, Os } from '../../model/image.ts';
import { decodeCommonFields } from '../decode-image.ts';
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
    ...decodeCommonFields(json),
    family: optionalText(json, 'family'),
    storageSize: optionalInt64(json, 'storageSize'),
    size: optionalInt64(json, 'size'),
    minDiskSize: optionalInt64(json, 'minDiskSize'),
    productIds: repeatedText(json, 'productIds'),
    os: decodeOs(json),
    pooled: boolean(json, 'pooled'),
    kmsKey: decodeKmsKey(json),
    hardwareGeneration: decodeHardwareGeneration(json),
  };
}

function decodeOs(json: JsonObject): Os | null {
  const os = optionalMessage(json, 'os');
  if (os === null) return null;
  const nvidia = optionalMessage(os, 'nvidia');
  return {
    type: osTypeOfWord[enumName(os, 'type', 'TYPE_UNSPECIFIED')] ?? 'UNKNOWN',
    nvidiaDriver: nvidia === null ? null : optionalText(nvidia, 'driver'),
  };
}

function decodeKmsKey(json: JsonObject): KmsKey | null {
  const key = optionalMessage(json, 'kmsKey');
  return key === null ? null : { keyId: optionalText(key, 'keyId'), versionId: optionalText(key, 'versionId') };
}

/** At most one of the two is set; the second has no fields, and says what it says by being there. */
function decodeHardwareGeneration(json: JsonObject): HardwareGeneration | null {
  const generation = optionalMessage(json, 'hardwareGeneration');
  if (generation === null) return null;
  const legacy = optionalMessage(generation, 'legacyFeatures');
  if (legacy !== null) {
    const pciTopology = pciTopologyOfWord[enumName(legacy, 'pciTopology', 'PCI_TOPOLOGY_UNSPECIFIED')] ?? 'UNKNOWN';
    return { __typename: 'LegacyHardwareFeatures', pciTopology };
  }
  const second = optionalMessage(generation, 'generation2Features');
  return second === null ? null : { __typename: 'Generation2HardwareFeatures', present: true };
}
