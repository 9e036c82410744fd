/** What somebody would write by hand who needs these few answers and no GraphQL. */
import { Buffer } from 'node:buffer';
import { createServer } from 'node:http';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { URLSearchParams } from 'node:url';
import { computeImagesNamed } from '../upstream/filtered.js';
import { newestImages } from '../upstream/newest.js';
import { getImage } from '../upstream/read.js';
import { services } from '../upstream/services.js';
import { statusOf } from '../upstream/status.js';

const routes = {
  /** `GET /images?folderId&limit[&after]`: the newest images over all services. */
  'GET /images': async (request, parameters) => {
    const list = {
      folderIds: parameters.getAll('folderId'),
      first: Number(parameters.get('limit')),
      after: parameters.get('after'),
    };
    const { found, hasNextPage, endCursor } = await newestImages(list, request.headers.authorization);
    return { images: found.map(view), hasNextPage, endCursor };
  },
  /** `GET /compute-images?folderId&limit&name…&status…`. */
  'GET /compute-images': async (request, parameters) => {
    const list = {
      folderId: parameters.get('folderId'),
      names: parameters.getAll('name'),
      statuses: parameters.getAll('status'),
      first: Number(parameters.get('limit')),
    };
    const { found, hasNextPage } = await computeImagesNamed(list, request.headers.authorization);
    return { images: found.map(view), hasNextPage };
  },
  /** `GET /image?service&id`. */
  'GET /image': (request, parameters) =>
    load({ service: parameters.get('service'), id: parameters.get('id') }, request.headers.authorization),
  /** `POST /images:batchGet` with `[{ service, id }]`. */
  'POST /images:batchGet': async (request) => {
    const wanted = JSON.parse(await text(request));
    return { images: await Promise.all(wanted.map((each) => load(each, request.headers.authorization))) };
  },
};

const byName = new Map(services.map((service) => [service.name, service]));

async function load({ service: name, id }, authorization) {
  const service = byName.get(name);
  const image = await getImage(service, id, authorization);
  return image === null ? null : view({ service, image });
}

function view({ service, image }) {
  return { service: service.name, ...image, status: statusOf(image) };
}

async function answer(request) {
  const [path, query] = request.url.split('?');
  const route = routes[`${request.method} ${path}`];
  return route === undefined ? null : route(request, new URLSearchParams(query));
}

createServer((request, response) => {
  answer(request).then(
    (value) => send(response, value === null ? 404 : 200, value),
    (error) => send(response, 502, { error: error.message }),
  );
}).listen(Number(process.env.PORT), '127.0.0.1');

function send(response, status, value) {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
}
