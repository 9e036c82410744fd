import type { NonEmpty, SeededRandom } from '../random.ts';
import { sandboxFolders } from '../folders.ts';

const idAlphabet = '0123456789abcdefghijklmnopqrstuv';

/** An ID of 20 characters, as the services make them: a prefix that tells the kind, then anything. */
export function randomId(random: SeededRandom, prefix: string): string {
  return prefix + random.word(idAlphabet, 20 - prefix.length);
}

/** One of the private folders, the first with most of the images. */
export function randomFolder(random: SeededRandom): string {
  const share = random.next();
  if (share < 0.7) return sandboxFolders.alpha;
  return share < 0.9 ? sandboxFolders.beta : sandboxFolders.gamma;
}

/** The generated images are from these years. */
const firstSecond = Date.UTC(2019, 0, 1) / 1000;
const lastSecond = Date.UTC(2026, 5, 30) / 1000;

/** Instants at which many images were made at once, as by a script. */
const busyInstants: NonEmpty<string> = [
  '2023-05-17T09:00:00Z',
  '2024-09-02T18:30:00.25Z',
  '2025-02-11T00:00:00.123456789Z',
  '2025-11-30T23:59:59.999999999Z',
];

/** A timestamp in one of the spellings that the services use. */
export function randomTimestamp(random: SeededRandom): string {
  if (random.chance(0.1)) return random.pick(busyInstants);
  const seconds = new Date(random.integer(firstSecond, lastSecond) * 1000).toISOString().slice(0, 19);
  const spelling = random.next();
  if (spelling < 0.25) return `${seconds}Z`;
  if (spelling < 0.5) return `${seconds}+00:00`;
  const digits = random.pick([1, 2, 3, 3, 3, 4, 5, 6, 6, 6, 7, 8, 9, 9, 9, 9]);
  return `${seconds}.${random.word('0123456789', digits)}Z`;
}

const labelValues: Readonly<Record<string, NonEmpty<string>>> = {
  env: ['prod', 'stage', 'dev', 'test'],
  team: ['platform', 'payments', 'search', 'ml'],
  'cost-center': ['1001', '2040', '3117'],
  temporary: [''],
};

/** Labels, some with an empty value; none at all for a third of the images. */
export function randomLabels(random: SeededRandom): Record<string, string> | undefined {
  if (random.chance(0.34)) return undefined;
  const labels: Record<string, string> = {};
  for (const [key, values] of Object.entries(labelValues)) {
    if (random.chance(0.4)) labels[key] = random.pick(values);
  }
  return labels;
}

/** A number of bytes in whole mebibytes, as the decimal string of an int64. */
export function randomBytes(random: SeededRandom, fromGibibytes: number, toGibibytes: number): string {
  return String(random.integer(fromGibibytes * 1024, toGibibytes * 1024) * 1_048_576);
}
