import { listImages } from './read.js';
import { services } from './services.js';

/**
 * The Compute images of a folder with one of these names and one of these statuses: the service filters by name, which
 * is all that it can filter by.
 *
 * @param {{ folderId: string, names: readonly string[], statuses: readonly string[], first: number }} list
 * @param {string} authorization
 */
export async function computeImagesNamed({ folderId, names, statuses, first }, authorization) {
  const [compute] = services;
  const filter = `name IN (${names.map((name) => JSON.stringify(name)).join(', ')})`;
  const page = await listImages(compute, { folderId, pageSize: first, filter }, authorization);
  const found = page.images
    .filter(({ status }) => statuses.includes(status))
    .map((image) => ({ service: compute, image }));
  return { found, hasNextPage: page.nextPageToken !== null };
}
