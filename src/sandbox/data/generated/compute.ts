import { sandboxFolders } from '../folders.ts';
import type { NonEmpty, SeededRandom } from '../random.ts';
import type { ComputeImage, HardwareGeneration, Os } from '../resources.ts';
import { randomBytes, randomFolder, randomId, randomLabels, randomTimestamp } from './common.ts';

interface Family {
  readonly family: string;
  readonly osType: 'LINUX' | 'WINDOWS';
}

const families: NonEmpty<Family> = [
  { family: 'ubuntu-2404-lts', osType: 'LINUX' },
  { family: 'ubuntu-2204-lts', osType: 'LINUX' },
  { family: 'debian-12', osType: 'LINUX' },
  { family: 'almalinux-9', osType: 'LINUX' },
  { family: 'container-optimized-image', osType: 'LINUX' },
  { family: 'windows-2022-dc-gvlk', osType: 'WINDOWS' },
];

const hardwareGenerations: NonEmpty<HardwareGeneration> = [
  { legacyFeatures: { pciTopology: 'PCI_TOPOLOGY_V1' } },
  { legacyFeatures: { pciTopology: 'PCI_TOPOLOGY_V2' } },
  { legacyFeatures: {} },
  { generation2Features: {} },
];

/** A Compute image: a fifth of them are public, the rest are in the private folders. */
export function generateComputeImage(random: SeededRandom, index: number): ComputeImage {
  const isPublic = random.chance(0.2);
  const createdAt = randomTimestamp(random);
  const { family, osType } = random.pick(families);
  const labels = randomLabels(random);
  return {
    id: randomId(random, 'fd8'),
    folderId: isPublic ? sandboxFolders.publicCompute : randomFolder(random),
    createdAt,
    ...(!random.chance(0.05) && { name: `${family}-v${createdAt.slice(0, 10).replaceAll('-', '')}-${index}` }),
    ...(random.chance(0.3) && { description: `Built by the pipeline, run ${index}` }),
    ...(!isPublic && labels !== undefined && { labels }),
    ...(!random.chance(0.15) && { family }),
    storageSize: randomBytes(random, 1, 30),
    minDiskSize: randomBytes(random, 2, 64),
    ...(random.chance(0.6) && { productIds: [randomId(random, 'f2e')] }),
    status: isPublic ? 'READY' : randomStatus(random),
    os: randomOs(random, osType),
    ...(random.chance(0.2) && { pooled: true }),
    ...(random.chance(0.3) && { hardwareGeneration: random.pick(hardwareGenerations) }),
    ...(random.chance(0.1) && { size: randomBytes(random, 1, 30) }),
    ...(random.chance(0.1) && {
      kmsKey: { keyId: randomId(random, 'abj'), versionId: randomId(random, 'abj') },
    }),
  };
}

function randomStatus(random: SeededRandom): string {
  return random.chance(0.9) ? 'READY' : random.pick(['CREATING', 'ERROR', 'DELETING']);
}

function randomOs(random: SeededRandom, type: string): Os {
  return random.chance(0.05) ? { type, nvidia: { driver: '535.183.01' } } : { type };
}
