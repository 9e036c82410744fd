import type { Folder } from '../data/dataset.ts';
import { manyOf, named, newest, oneImage, scattered } from './asks.ts';
import type { Query } from './query.ts';

/** The name of the load that is a mixture of all others. */
export const mixed = 'mixed';

/** How many of a hundred requests of the mixture are of which kind. */
export const mixture: Readonly<Record<string, number>> = {
  list50: 30,
  get20: 15,
  one: 35,
  middle: 10,
  filtered: 6,
  nodes200: 4,
};

/** What the servers are asked for. */
export function createQueries(folders: readonly Folder[]): readonly Query[] {
  const each = folders.map((folder, index) => ({ folder, index }));
  return [
    {
      name: 'list50',
      title: 'The newest 50 images of a folder over three services, merged',
      asks: folders.map((folder) => newest(folder, 0)),
      mostConcurrent: Infinity,
    },
    {
      name: 'get20',
      title: '20 images by ID, each of another folder',
      asks: folders.map((_, index) => scattered(folders, index, 20)),
      mostConcurrent: Infinity,
    },
    {
      name: 'one',
      title: 'One image by ID',
      asks: each.map(({ folder, index }) => oneImage(folder, index)),
      mostConcurrent: Infinity,
    },
    {
      name: 'middle',
      title: 'The third page of that merged list, by cursor',
      asks: folders.map((folder) => newest(folder, 2)),
      mostConcurrent: Infinity,
    },
    {
      name: 'filtered',
      title: '20 Compute images by name, filtered by the service, of which those that are ready',
      asks: folders.map((folder) => named(folder, 20)),
      mostConcurrent: Infinity,
    },
    {
      name: 'nodes200',
      title: '200 images by ID, all of one folder',
      asks: folders.map((folder) => manyOf(folder, 200)),
      // Each is 200 calls for a server that knows no better; more side by side would only wait for each other.
      mostConcurrent: 8,
    },
  ];
}
