import { z } from 'zod';
import type { Ask } from '../queries/query.ts';
import type { Dialect, WireRequest } from './dialect.ts';
import { plainUpstreamImage, upstreamImage } from './plain-image.ts';

const image = upstreamImage.extend({ service: z.enum(['COMPUTE', 'BARE_METAL', 'CLOUD_DESKTOP']) });
const list = z.object({ images: z.array(image), endCursor: z.string().optional() });

/** The hand-written REST aggregator. */
export const restAggregator: Dialect = {
  canAsk: () => true,
  request: requestFor,
  read(ask, answer) {
    const { images, endCursor } = ask.kind === 'image' ? { images: [image.parse(answer)] } : list.parse(answer);
    return { images: images.map((each) => plainUpstreamImage(each.service, each)), cursor: endCursor ?? null };
  },
};

function requestFor(ask: Ask, after: string | null): WireRequest {
  switch (ask.kind) {
    case 'newest':
      return get('/images', {
        folderId: [ask.folderId],
        limit: [String(ask.size)],
        after: after === null ? [] : [after],
      });
    case 'images': {
      const wanted = ask.images.map(({ service, json }) => ({ service, id: json.id }));
      const body = JSON.stringify(wanted);
      return { method: 'POST', path: '/images:batchGet', contentType: 'application/json', body };
    }
    case 'image':
      return get('/image', {
        service: ask.images.map(({ service }) => service),
        id: ask.images.map(({ json }) => json.id),
      });
    case 'named':
      return get('/compute-images', {
        folderId: [ask.folderId],
        limit: [String(ask.size)],
        status: ['READY'],
        name: ask.names,
      });
  }
}

function get(path: string, parameters: Readonly<Record<string, readonly string[]>>): WireRequest {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(parameters)) for (const value of values) query.append(name, value);
  return { method: 'GET', path: `${path}?${query.toString()}`, contentType: null, body: null };
}
