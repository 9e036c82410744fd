import { z } from 'zod';
import type { StoredImage } from '../data/image.ts';
import { type Service, serviceOf, services } from '../data/services.ts';
import type { Dialect, Reading } from './dialect.ts';
import { graphqlRequest } from './graphql-request.ts';
import { newestOf, plainUpstreamImage, upstreamImage } from './plain-image.ts';

const commonFields = '__typename id folderId name status createdAt labels';
const fields = {
  COMPUTE: `${commonFields} family storageSize minDiskSize os { type }`,
  BARE_METAL: `${commonFields} checksum`,
  CLOUD_DESKTOP: `${commonFields} storageSize minDiskSize`,
};

const listDocument = `
  query Newest($folderId: String!, $pageSize: Int!) {
${services.map((service) => `    ${listOf(service)}`).join('\n')}
  }`;

function listOf({ name, listField, createdAtColumn }: Service): string {
  const list = `folderId: $folderId, pageSize: $pageSize, orderBy: "${createdAtColumn} desc"`;
  return `${name}: ${fieldOf(name)}s(${list}) { nextPageToken ${listField} { ${fields[name]} } }`;
}

/** Documents by the services of the images asked for: the IDs are variables, so few documents are enough. */
const documents = new Map<string, string>();

function documentFor(images: readonly StoredImage[]): string {
  const key = images.map(({ service }) => service).join();
  const known = documents.get(key);
  if (known !== undefined) return known;
  const variables = images.map((_, index) => `$id${index}: String!`).join(', ');
  const gets = images.map(
    ({ service }, index) => `    i${index}: ${fieldOf(service)}(imageId: $id${index}) { ${fields[service]} }`,
  );
  const document = `\n  query Images(${variables}) {\n${gets.join('\n')}\n  }`;
  documents.set(key, document);
  return document;
}

/** The operation IDs of the OpenAPI document are named like this. */
function fieldOf(service: StoredImage['service']): string {
  const { typename } = serviceOf(service);
  return typename.charAt(0).toLowerCase() + typename.slice(1);
}

const answers = z.object({ data: z.record(z.string(), z.unknown()), errors: z.undefined().optional() });
const list = z.object({ images: z.array(upstreamImage).optional(), desktopImages: z.array(upstreamImage).optional() });

/** The schema that GraphQL Mesh makes of the OpenAPI document: one field a REST method, nothing merged. */
export const meshSchema: Dialect = {
  canAsk: (ask) => ask.kind !== 'named' && !(ask.kind === 'newest' && ask.pagesBefore > 0),
  request(ask) {
    if (ask.kind === 'newest') return graphqlRequest(listDocument, { folderId: ask.folderId, pageSize: ask.size });
    const ids = ask.images.map(({ json }, index) => [`id${index}`, json.id] as const);
    return graphqlRequest(documentFor(ask.images), Object.fromEntries(ids));
  },
  read(ask, answer): Reading {
    const { data } = answers.parse(answer);
    if (ask.kind !== 'newest') {
      const images = ask.images.map(({ service }, index) =>
        plainUpstreamImage(service, upstreamImage.parse(data[`i${index}`])),
      );
      return { images, cursor: null };
    }
    const listed = services.flatMap(({ name }) => {
      const { images, desktopImages } = list.parse(data[name]);
      return (images ?? desktopImages ?? []).map((image) => plainUpstreamImage(name, image));
    });
    return { images: newestOf(listed, ask.size), cursor: null };
  },
};
