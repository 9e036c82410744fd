import { makeImage, type StoredImage } from './image.ts';
import { SeededRandom } from './random.ts';
import { services } from './services.ts';

/** More than requests are sent side by side, so that no two of them ask for the same thing at the same moment. */
const folderCount = 48;
/** How many images each service has in each folder, unless another number is asked for. */
export const usualImagesPerList = 100;

export interface Folder {
  readonly folderId: string;
  /** Of all services, newest first. No two were created in the same second. */
  readonly images: readonly StoredImage[];
}

/** All images of the stub services: the same in every process, so that answers can be checked against them. */
export function createDataset(imagesPerList = usualImagesPerList): readonly Folder[] {
  const random = new SeededRandom(20_240_311);
  return Array.from({ length: folderCount }, (_, index): Folder => {
    const folderId = `b1gbench${String(index).padStart(12, '0')}`;
    // The services take turns at random, so a page of the merged list takes from each another share of its page.
    const turns = random.shuffled(services.flatMap((service) => Array.from({ length: imagesPerList }, () => service)));
    let createdAtSecond = Date.UTC(2026, 5, 1) / 1000;
    const images = turns.map((service, number) => {
      createdAtSecond -= 1 + random.below(86_400);
      return makeImage(service, { folderId, createdAtSecond, number }, random);
    });
    return { folderId, images };
  });
}
