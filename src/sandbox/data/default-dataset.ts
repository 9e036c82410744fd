import type { Dataset } from './dataset.ts';
import { generateBareMetalImage, generateBareMetalStandardImage } from './generated/baremetal.ts';
import { generateComputeImage } from './generated/compute.ts';
import { generateDesktopImage } from './generated/desktop.ts';
import { publishedImages } from './published-images.ts';
import { SeededRandom } from './random.ts';
import { specialAccessBindings } from './special/access-bindings.ts';
import { specialBareMetalImages, specialBareMetalStandardImages } from './special/baremetal.ts';
import { specialComputeImages } from './special/compute.ts';
import { specialDesktopImages, systemDesktopImages } from './special/desktop.ts';
import { specialOperations } from './special/operations.ts';

/** The number of generated public images of BareMetal, where as many images are asked for. */
const standardImages = 30;

/**
 * The data set of a sandbox that was given none: the records of the provider's documentation, images of every odd
 * kind, and as many more as asked for, a half of them in Compute and a quarter in each of the others. Public images of
 * BareMetal are generated in addition, because there are never many of them.
 */
export function defaultDataset(seed: number, images: number): Dataset {
  const perOther = Math.floor(images / 4);
  return {
    compute: chain(publishedImages, specialComputeImages, generate(seed, images - 2 * perOther, generateComputeImage)),
    baremetal: chain(specialBareMetalImages, generate(seed + 1, perOther, generateBareMetalImage)),
    baremetalStandard: chain(
      specialBareMetalStandardImages,
      generate(seed + 3, Math.min(perOther, standardImages), generateBareMetalStandardImage),
    ),
    desktop: chain(systemDesktopImages, specialDesktopImages, generate(seed + 2, perOther, generateDesktopImage)),
    operations: specialOperations,
    accessBindings: specialAccessBindings,
  };
}

/** Images one after the other, so that a hundred thousand of them are in memory once. */
function* generate<T>(seed: number, count: number, make: (random: SeededRandom, index: number) => T): Generator<T> {
  const random = new SeededRandom(seed);
  for (let index = 1; index <= count; index++) yield make(random, index);
}

function* chain<T>(...parts: readonly Iterable<T>[]): Generator<T> {
  for (const part of parts) yield* part;
}
