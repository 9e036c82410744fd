import type { Folder } from '../data/dataset.ts';
import type { StoredImage } from '../data/image.ts';
import { services } from '../data/services.ts';
import type { Ask } from './query.ts';

const pageSize = 50;

/** The newest page of a folder, or one further down. */
export function newest({ folderId, images }: Folder, pagesBefore: number): Ask {
  const from = pagesBefore * pageSize;
  return { kind: 'newest', folderId, size: pageSize, pagesBefore, images: images.slice(from, from + pageSize) };
}

/** One image of a folder. */
export function oneImage(folder: Folder, index: number): Ask {
  return { kind: 'image', images: pick(folder, index) };
}

/**
 * Images each of another folder, from the services in turn: no two can be had by one call to a service, whatever a
 * server knows of where they are.
 */
export function scattered(folders: readonly Folder[], first: number, count: number): Ask {
  const turns = Array.from({ length: count }, (_, index) => folders[(first + index) % folders.length]);
  return {
    kind: 'images',
    images: turns.flatMap((folder, index) => (folder === undefined ? [] : pick(folder, index))),
  };
}

/** Many images of one folder, of all services. */
export function manyOf({ images }: Folder, count: number): Ask {
  const wanted = services.flatMap(({ name }, index) => {
    const share = Math.ceil((count - index) / services.length);
    return images.filter(({ service }) => service === name).slice(0, share);
  });
  return { kind: 'images', images: wanted };
}

/** Compute images by name, some of which are not ready. */
export function named({ folderId, images }: Folder, count: number): Ask {
  const asked = images
    .filter(({ service }) => service === 'COMPUTE')
    .filter((_, index) => index % 3 === 0)
    .slice(0, count);
  return {
    kind: 'named',
    folderId,
    names: asked.map(({ json }) => json.name),
    size: pageSize,
    images: asked.filter(({ json }) => json.status === 'READY').sort((a, b) => (a.json.id < b.json.id ? -1 : 1)),
  };
}

/** An image of a folder, of each service in turn. */
function pick({ images }: Folder, index: number): StoredImage[] {
  const service = services[index % services.length];
  const own = images.filter((image) => image.service === service?.name);
  return own.slice(index % own.length).slice(0, 1);
}
