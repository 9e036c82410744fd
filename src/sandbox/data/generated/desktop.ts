import type { NonEmpty, SeededRandom } from '../random.ts';
import type { DesktopImage } from '../resources.ts';
import { randomBytes, randomFolder, randomId, randomLabels, randomTimestamp } from './common.ts';

const purposes: NonEmpty<string> = ['Office', 'Call center', 'CAD workstation', 'Developer', 'Kiosk'];

/** Returns a Cloud Desktop image of one of the private folders. Its name contains what other services refuse. */
export function generateDesktopImage(random: SeededRandom, index: number): DesktopImage {
  const labels = randomLabels(random);
  return {
    id: randomId(random, 'fbm'),
    folderId: randomFolder(random),
    createdAt: randomTimestamp(random),
    ...(!random.chance(0.05) && { name: `${random.pick(purposes)} ${index}` }),
    ...(random.chance(0.2) && { description: `Golden image number ${index}` }),
    ...(labels !== undefined && { labels }),
    storageSize: randomBytes(random, 8, 60),
    minDiskSize: randomBytes(random, 16, 128),
    status: random.chance(0.9) ? 'ACTIVE' : random.pick(['CREATING', 'DELETING']),
  };
}
