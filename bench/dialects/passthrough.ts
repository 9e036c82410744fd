import { z } from 'zod';
import { serviceOf, services } from '../data/services.ts';
import type { Ask } from '../queries/query.ts';
import type { Dialect } from './dialect.ts';
import { newestOf, plainUpstreamImage, upstreamImage } from './plain-image.ts';

const list = z.object({ images: z.array(upstreamImage).optional(), desktopImages: z.array(upstreamImage).optional() });

/** The client names the calls to make, and puts together itself what comes back. */
export const passthrough: Dialect = {
  canAsk: (ask) => ask.kind !== 'named' && !(ask.kind === 'newest' && ask.pagesBefore > 0),
  request: (ask) => ({ method: 'POST', path: '/', contentType: 'text/plain', body: pathsFor(ask).join('\n') }),
  read(ask, answer) {
    const bodies = z.array(z.unknown()).parse(answer);
    if (ask.kind !== 'newest') {
      const images = ask.images.map(({ service }, index) =>
        plainUpstreamImage(service, upstreamImage.parse(bodies[index])),
      );
      return { images, cursor: null };
    }
    const listed = services.flatMap(({ name }, index) => {
      const { images, desktopImages } = list.parse(bodies[index]);
      return (images ?? desktopImages ?? []).map((image) => plainUpstreamImage(name, image));
    });
    return { images: newestOf(listed, ask.size), cursor: null };
  },
};

function pathsFor(ask: Ask): string[] {
  if (ask.kind !== 'newest') return ask.images.map(({ service, json }) => `${serviceOf(service).path}/${json.id}`);
  const list = `folderId=${ask.folderId}&pageSize=${ask.size}`;
  return services.map(({ path, createdAtColumn }) => `${path}?${list}&orderBy=${createdAtColumn}%20desc`);
}
