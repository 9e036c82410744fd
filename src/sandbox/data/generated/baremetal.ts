import { sandboxFolders } from '../folders.ts';
import type { NonEmpty, SeededRandom } from '../random.ts';
import type { BareMetalImage, BareMetalStandardImage } from '../resources.ts';
import { randomFolder, randomId, randomLabels, randomTimestamp } from './common.ts';

const distributions: NonEmpty<string> = ['ubuntu-24-04', 'debian-12', 'rocky-9', 'windows-2022', 'esxi-8'];

/** Returns a BareMetal image of one of the private folders. Names are unique. */
export function generateBareMetalImage(random: SeededRandom, index: number): BareMetalImage {
  const labels = randomLabels(random);
  return {
    id: randomId(random, 'ly5'),
    folderId: randomFolder(random),
    createdAt: randomTimestamp(random),
    name: `${random.pick(distributions)}-iso-${index}`,
    ...(random.chance(0.4) && { description: `Installer for rack servers, build ${index}` }),
    ...(labels !== undefined && { labels }),
    ...(!random.chance(0.1) && { checksum: random.word('0123456789abcdef', 32) }),
    status: random.chance(0.9) ? 'READY' : random.pick(['CREATING', 'UPDATING', 'ERROR', 'DELETING']),
  };
}

/** Returns a public image of BareMetal. */
export function generateBareMetalStandardImage(random: SeededRandom): BareMetalStandardImage {
  const release = randomTimestamp(random).slice(0, 10).replaceAll('-', '');
  return {
    id: randomId(random, 'ly5'),
    folderId: sandboxFolders.publicBareMetal,
    name: `${random.pick(distributions)}-v${release}`,
  };
}
