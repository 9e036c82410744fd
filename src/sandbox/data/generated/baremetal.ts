import { sandboxFolders } from '../folders.ts';
import type { NonEmpty, SeededRandom } from '../random.ts';
import type { BareMetalImage } from '../resources.ts';
import { randomFolder, randomId, randomLabels, randomTimestamp } from './common.ts';

const distributions: NonEmpty<string> = ['ubuntu-24-04', 'debian-12', 'rocky-9', 'windows-2022', 'esxi-8'];

/** A BareMetal image: a fifth of them are public, the rest are in the private folders. Names are unique. */
export function generateBareMetalImage(random: SeededRandom, index: number): BareMetalImage {
  const isPublic = random.chance(0.2);
  const labels = randomLabels(random);
  return {
    id: randomId(random, 'ly5'),
    folderId: isPublic ? sandboxFolders.publicBareMetal : randomFolder(random),
    createdAt: randomTimestamp(random),
    name: `${random.pick(distributions)}-iso-${index}`,
    ...(random.chance(0.4) && { description: `Installer for rack servers, build ${index}` }),
    ...(!isPublic && labels !== undefined && { labels }),
    ...(!random.chance(0.1) && { checksum: random.word('0123456789abcdef', 32) }),
    status: isPublic || random.chance(0.9) ? 'READY' : random.pick(['CREATING', 'UPDATING', 'ERROR', 'DELETING']),
  };
}
