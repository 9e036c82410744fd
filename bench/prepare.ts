import { isDeepStrictEqual } from 'node:util';
import { Pool } from 'undici';
import type { Reading } from './dialects/dialect.ts';
import { type PlainImage, plainUpstreamImage, upstreamImage } from './dialects/plain-image.ts';
import type { LoadRequest } from './load/messages.ts';
import type { Ask, Query } from './queries/query.ts';
import type { ServerKind } from './servers/server.ts';

/** How many requests are checked side by side. */
const connections = 8;

/**
 * The same place in a list can be counted from one page of a source or from the next, whose tokens are as long as they
 * are. No image is as short as this.
 */
const differenceOfCursors = 200;

/**
 * The requests of a query as this server takes them, each checked to be answered with exactly the images that it
 * should; `null` where there is no honest way to ask this server.
 */
export async function prepareRequests(server: ServerKind, url: string, query: Query): Promise<LoadRequest[] | null> {
  if (!query.asks.every(server.dialect.canAsk)) return null;
  const pool = new Pool(url, { connections });
  try {
    return await Promise.all(query.asks.map((ask, index) => prepare(server, pool, ask, index)));
  } catch (error) {
    throw new Error(`${server.title} does not answer ${query.name} rightly.`, { cause: error });
  } finally {
    await pool.close();
  }
}

async function prepare(server: ServerKind, pool: Pool, ask: Ask, index: number): Promise<LoadRequest> {
  let after: string | null = null;
  for (let page = 0; ask.kind === 'newest' && page < ask.pagesBefore; page++) {
    after = (await exchange(server, pool, ask, index, after)).reading.cursor;
  }
  const { request, reading } = await exchange(server, pool, ask, index, after);
  checkImages(ask, reading.images);
  return request;
}

interface Exchange {
  readonly request: LoadRequest;
  readonly reading: Reading;
}

async function exchange(
  { dialect }: ServerKind,
  pool: Pool,
  ask: Ask,
  index: number,
  after: string | null,
): Promise<Exchange> {
  const { contentType, ...wire } = dialect.request(ask, after);
  const headers = {
    // Each of another caller, so that requests that are under way at the same moment have nothing to share.
    authorization: `Bearer caller-${index}`,
    ...(contentType === null ? {} : { 'content-type': contentType }),
  };
  const response = await pool.request({ ...wire, headers });
  const bytes = Buffer.from(await response.body.arrayBuffer());
  if (response.statusCode !== 200) {
    throw new Error(`It answered ${response.statusCode}: ${bytes.toString().slice(0, 500)}`);
  }
  const reading = dialect.read(ask, JSON.parse(bytes.toString()));
  const toleratedBytes = reading.cursor === null ? 0 : differenceOfCursors;
  return { request: { ...wire, headers, answerBytes: bytes.length, toleratedBytes }, reading };
}

function checkImages(ask: Ask, images: readonly PlainImage[]): void {
  const right = ask.images.map(({ service, json }) => plainUpstreamImage(service, upstreamImage.parse(json)));
  if (isDeepStrictEqual(images, right)) return;
  const index = right.findIndex((image, place) => !isDeepStrictEqual(image, images[place]));
  throw new Error(
    `It gave ${images.length} images, and ${right.length} are right; number ${index} is ` +
      `${JSON.stringify(images[index])}, and right is ${JSON.stringify(right[index])}.`,
  );
}
