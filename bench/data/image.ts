import type { SeededRandom } from './random.ts';
import type { Service, ServiceName } from './services.ts';

/** An image as its service's JSON has it. */
export interface UpstreamImage {
  readonly id: string;
  readonly folderId: string;
  readonly createdAt: string;
  readonly name: string;
  readonly status: string;
  readonly description?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly family?: string;
  readonly storageSize?: string;
  readonly minDiskSize?: string;
  readonly productIds?: readonly string[];
  readonly os?: { readonly type: string };
  readonly checksum?: string;
}

/** An image and whose it is. */
export interface StoredImage {
  readonly service: ServiceName;
  readonly json: UpstreamImage;
}

const idAlphabet = '0123456789abcdefghijklmnopqrstuv';
const families = ['ubuntu-2404-lts', 'ubuntu-2204-lts', 'debian-12', 'almalinux-9', 'windows-2022-dc-gvlk'] as const;

/** Makes up an image in the size and shape of those that the services' documentation shows. */
export function makeImage(
  service: Service,
  place: { readonly folderId: string; readonly createdAtSecond: number; readonly number: number },
  random: SeededRandom,
): StoredImage {
  const { folderId, createdAtSecond, number } = place;
  const family = random.pick(families);
  const common = {
    id: word(random, service.idPrefix, 20),
    folderId,
    createdAt: `${new Date(createdAtSecond * 1000).toISOString().slice(0, 19)}.${digits(random, 9)}Z`,
    name: `${family}-v${number}`,
    status: random.next() < 0.9 ? readyWord(service.name) : 'CREATING',
    labels: { environment: random.pick(['production', 'staging']), team: `team-${random.below(40)}` },
  };
  const description = `Built from ${family} by the nightly pipeline, run ${number}`;
  const sizes = { storageSize: digits(random, 10, 1), minDiskSize: digits(random, 11, 1) };
  if (service.name === 'BARE_METAL') {
    return { service: service.name, json: { ...common, description, checksum: word(random, '', 32) } };
  }
  if (service.name === 'CLOUD_DESKTOP') return { service: service.name, json: { ...common, ...sizes } };
  const os = { type: family.startsWith('windows') ? 'WINDOWS' : 'LINUX' };
  const productIds = [word(random, 'f2e', 20)];
  return { service: service.name, json: { ...common, description, family, ...sizes, productIds, os } };
}

function readyWord(service: ServiceName): string {
  return service === 'CLOUD_DESKTOP' ? 'ACTIVE' : 'READY';
}

function word(random: SeededRandom, prefix: string, length: number): string {
  let text = prefix;
  while (text.length < length) text += idAlphabet.charAt(random.below(idAlphabet.length));
  return text;
}

function digits(random: SeededRandom, length: number, first = random.below(10)): string {
  let text = String(first);
  while (text.length < length) text += String(random.below(10));
  return text;
}
