import type { HardwareGeneration, Os } from '../data/resources.ts';
import type { MessageReader } from '../validation/message-reader.ts';

const osTypes = ['TYPE_UNSPECIFIED', 'LINUX', 'WINDOWS'];
const pciTopologies = ['PCI_TOPOLOGY_UNSPECIFIED', 'PCI_TOPOLOGY_V1', 'PCI_TOPOLOGY_V2'];

/** Reads the operating system of a new image. */
export function readOs(body: MessageReader): Os | undefined {
  const os = body.message('os');
  if (os === undefined) return undefined;
  const type = os.enumName('type', osTypes);
  const nvidia = os.message('nvidia');
  const driver = nvidia?.text('driver', {});
  nvidia?.refuseOthers();
  os.refuseOthers();
  return { type, ...(driver !== undefined && { nvidia: { driver } }) };
}

/** Reads the hardware generation of a new image, which is at most one of two. */
export function readHardwareGeneration(body: MessageReader): HardwareGeneration | undefined {
  const generation = body.message('hardwareGeneration');
  if (generation === undefined) return undefined;
  const legacy = generation.message('legacyFeatures');
  const pciTopology = legacy?.enumName('pciTopology', pciTopologies);
  const second = generation.message('generation2Features');
  legacy?.refuseOthers();
  second?.refuseOthers();
  generation.refuseOthers();
  if (legacy !== undefined && second !== undefined) {
    body.refuse('hardwareGeneration', 'Only one of legacyFeatures and generation2Features can be given.');
  }
  if (second !== undefined) return { generation2Features: {} };
  return pciTopology === undefined ? undefined : { legacyFeatures: { pciTopology } };
}
