import { Buffer } from 'node:buffer';
import { listImages } from './read.js';
import { services } from './services.js';

/**
 * @import { Service, UpstreamImage } from './services.js'
 */

/**
 * How far a list has been read: the token of a page, and how many images of that page are used up.
 *
 * @typedef {{ pageToken: string | null, used: number, ended: boolean }} Place
 * @typedef {{ service: Service, image: UpstreamImage }} Found
 */

/**
 * The newest images of some folders over all services. Written as somebody would who needs this one list: it takes
 * timestamps for texts that sort like what they mean, it trusts that no image comes or goes between two pages, and a
 * service that fails fails all of it.
 *
 * @param {{ folderIds: readonly string[], first: number, after: string | null }} list
 * @param {string} authorization
 * @returns {Promise<{ found: Found[], hasNextPage: boolean, endCursor: string }>}
 */
export async function newestImages({ folderIds, first, after }, authorization) {
  const parts = folderIds.flatMap((folderId) => services.map((service) => ({ service, folderId })));
  const places = after === null ? parts.map(() => start) : readCursor(after);
  const pages = await Promise.all(parts.map((part, index) => readPage(part, places[index], first, authorization)));
  const found = take(first, parts, pages);
  const reached = pages.map(placeIn);
  return { found, hasNextPage: reached.some(({ ended }) => !ended), endCursor: writeCursor(reached) };
}

/** @type {Place} */
const start = { pageToken: null, used: 0, ended: false };

async function readPage({ service, folderId }, place, first, authorization) {
  if (place.ended) return { place, images: [], index: 0, nextPageToken: null };
  const list = {
    folderId,
    pageSize: Math.min(first + place.used, 1000),
    pageToken: place.pageToken,
    orderBy: `${service.createdAtColumn} desc`,
  };
  const { images, nextPageToken } = await listImages(service, list, authorization);
  return { place, images, index: place.used, nextPageToken };
}

function take(count, parts, pages) {
  const found = [];
  while (found.length < count) {
    let newest = -1;
    for (let part = 0; part < pages.length; part++) {
      const image = pages[part].images[pages[part].index];
      if (image === undefined) continue;
      if (newest < 0 || image.createdAt > pages[newest].images[pages[newest].index].createdAt) newest = part;
    }
    if (newest < 0) return found;
    const page = pages[newest];
    found.push({ service: parts[newest].service, image: page.images[page.index] });
    page.index += 1;
  }
  return found;
}

/** @returns {Place} */
function placeIn({ place, images, index, nextPageToken }) {
  if (index < images.length) return { ...place, used: index };
  return { pageToken: nextPageToken, used: 0, ended: nextPageToken === null };
}

function readCursor(cursor) {
  return JSON.parse(Buffer.from(cursor, 'base64url').toString());
}

function writeCursor(places) {
  return Buffer.from(JSON.stringify(places)).toString('base64url');
}
