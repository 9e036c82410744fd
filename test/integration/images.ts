import { SeededRandom } from '../../src/sandbox/data/random.ts';
import type {
  BareMetalImage,
  BareMetalStandardImage,
  ComputeImage,
  Dataset,
  DesktopImage,
} from '../../src/sandbox/sandbox.ts';

/** The folder in which a merged list shows BareMetal's public images. */
export const standardFolder = 'baremetal-standard-images';

/** The folders that random images are in. */
export const folderIds = ['folder-a', 'folder-b', standardFolder] as const;

/** One desktop image of so many has no folder, and one BareMetal image of so many is a public one. */
const rare = 5;

/** What random images to make. */
export interface ImagesPlan {
  readonly seed: number;
  readonly images: number;
  /** How many names and instants there are to choose from: the fewer, the more images have equal keys. */
  readonly keys: number;
}

/** Images of all services in all folders. Their IDs are in no relation to the order in which they are made. */
export function randomImages({ seed, images, keys }: ImagesPlan): Dataset {
  const random = new SeededRandom(seed);
  const compute: ComputeImage[] = [];
  const baremetal: BareMetalImage[] = [];
  const baremetalStandard: BareMetalStandardImage[] = [];
  const desktop: DesktopImage[] = [];
  for (let index = 0; index < images; index++) {
    const kind = random.integer(0, 2);
    const common = {
      id: imageId(random, kind, index),
      folderId: random.pick(folderIds),
      createdAt: randomTimestamp(random, keys),
      ...randomName(random, keys),
    };
    const { createdAt, folderId, ...published } = common;
    const isRare = random.integer(1, rare) === 1;
    if (kind === 0) compute.push({ ...common, status: 'READY' });
    else if (kind === 1 && isRare) baremetalStandard.push({ ...published, folderId: standardFolder });
    else if (kind === 1) baremetal.push({ ...common, status: 'READY' });
    else if (isRare) desktop.push({ ...published, createdAt, status: 'ACTIVE' });
    else desktop.push({ ...published, createdAt, folderId, status: 'ACTIVE' });
  }
  return { compute, baremetal, baremetalStandard, desktop, folders: folderIds };
}

const idAlphabet = '0123456789abcdefghijklmnopqrstuv';

/** Unlike all others, also those of other services. */
function imageId(random: SeededRandom, kind: number, index: number): string {
  const prefix = ['fd8', 'ly5', 'fbm'][kind] ?? '';
  return `${prefix}${random.word(idAlphabet, 11)}${index.toString(32).padStart(6, '0')}`;
}

/** One instant of a few, in any of its spellings; neighbours differ by a nanosecond. */
export function randomTimestamp(random: SeededRandom, keys: number): string {
  const key = random.integer(0, keys - 1);
  const nanoseconds = [0, 500_000_000, 500_000_001, 999_999_999][key % 4] ?? 0;
  const seconds = 1_700_000_000 + Math.floor(key / 4);
  const offsetMinutes = random.pick([0, 0, 0, 180, -330]);
  const local = new Date((seconds + offsetMinutes * 60) * 1000).toISOString().slice(0, 19);
  const digits = String(nanoseconds).padStart(9, '0');
  const fraction = random.chance(0.5) ? digits : digits.replace(/0+$/, '');
  return `${local}${fraction === '' ? '' : `.${fraction}`}${offset(random, offsetMinutes)}`;
}

function offset(random: SeededRandom, minutes: number): string {
  if (minutes === 0) return random.pick(['Z', 'Z', '+00:00']);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** Nothing, or one name of a few, some of which sort otherwise by code unit than people would sort them. */
function randomName(random: SeededRandom, keys: number): { readonly name?: string } {
  if (random.chance(0.15)) return {};
  const prefix = random.pick(['image-', 'Image-', 'image_', 'образ-', '🔑-', 'ｉ-']);
  return { name: `${prefix}${random.integer(0, keys - 1)}` };
}
