/**
 * @import { Service, UpstreamImage } from './services.js'
 */

/**
 * One image; `null` when there is none.
 *
 * @param {Service} service
 * @param {string} imageId
 * @param {string} authorization
 * @returns {Promise<UpstreamImage | null>}
 */
export function getImage(service, imageId, authorization) {
  return getJson(service, `${service.path}/${encodeURIComponent(imageId)}`, authorization);
}

/**
 * One page of the images of a folder.
 *
 * @param {Service} service
 * @param {{ folderId: string, pageSize: number, pageToken?: string | null, filter?: string, orderBy?: string }} list
 * @param {string} authorization
 * @returns {Promise<{ images: UpstreamImage[], nextPageToken: string | null }>}
 */
export async function listImages(service, list, authorization) {
  let query = `folderId=${encodeURIComponent(list.folderId)}&pageSize=${list.pageSize}`;
  if (list.pageToken) query += `&pageToken=${encodeURIComponent(list.pageToken)}`;
  if (list.filter) query += `&filter=${encodeURIComponent(list.filter)}`;
  if (list.orderBy) query += `&orderBy=${encodeURIComponent(list.orderBy)}`;
  const answer = await getJson(service, `${service.path}?${query}`, authorization);
  return { images: answer?.[service.listField] ?? [], nextPageToken: answer?.nextPageToken ?? null };
}

async function getJson({ name, pool }, path, authorization) {
  const { statusCode, body } = await pool.request({ method: 'GET', path, headers: { authorization } });
  const text = await body.text();
  if (statusCode === 404) return null;
  if (statusCode !== 200) throw new Error(`${name} answered ${statusCode}.`);
  return JSON.parse(text);
}
