import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { StoredImage } from '../data/image.ts';
import { type ServiceName, services } from '../data/services.ts';
import { folderId, images, imagesOf } from '../sandbox/world.ts';
import { type GraphqlAnswer, judgeAll, judgeFailures, type Question, type Verdict, whole, wrong } from './question.ts';

/** The queries of each service. */
export const fields = {
  COMPUTE: { one: 'computeImage', many: 'computeImages' },
  BARE_METAL: { one: 'bareMetalImage', many: 'bareMetalImages' },
  CLOUD_DESKTOP: { one: 'desktopImage', many: 'desktopImages' },
} as const;

const listFields = 'imageId service name createdAt status';
const imageFields = `${listFields} labels { key value }`;
const imageShape = z.looseObject({ imageId: z.string(), service: z.string(), name: z.string(), createdAt: z.string() });

/** An image by its ID. */
export function askForImage(service: ServiceName, number: number): Question {
  const stored = imagesOf(service);
  const image = stored[number % stored.length];
  const answer = z.object({ image: imageShape });
  return {
    kind: 'get',
    service,
    document: `query Get($imageId: String!) { image: ${fields[service].one}(imageId: $imageId) { ${imageFields} } }`,
    variables: { imageId: image?.json.id },
    judge: (given) =>
      judgeAll(given, (data) => judgeImages([answer.parse(data).image], image === undefined ? [] : [image])),
  };
}

/** All images of a service. */
export function askForList(service: ServiceName): Question {
  const right = imagesOf(service).toSorted((a, b) => (a.json.id < b.json.id ? -1 : 1));
  const answer = z.object({ images: z.object({ nodes: z.array(imageShape) }) });
  return {
    kind: 'list',
    service,
    document: `query List($folderId: String!) { images: ${fields[service].many}(folderId: $folderId, first: 100) { nodes { ${listFields} } } }`,
    variables: { folderId },
    judge: (given) =>
      judgeAll(given, (data) => {
        const { nodes } = answer.parse(data).images;
        // A service that is not told an order has its own.
        return judgeImages(
          nodes.toSorted((a, b) => (a.imageId < b.imageId ? -1 : 1)),
          right,
        );
      }),
  };
}

/** All images of all services, newest first. */
export function askForAll(): Question {
  const answer = z.object({ images: z.object({ nodes: z.array(imageShape), unavailable: z.array(z.unknown()) }) });
  const judge = ({ data, errors }: GraphqlAnswer): Verdict => {
    if (errors !== undefined) return wrong(`It fails with ${JSON.stringify(errors)}.`);
    const { nodes, unavailable } = answer.parse(data).images;
    const failures = unavailable.length === 0 ? whole : judgeFailures(unavailable);
    const missing = failures.is === 'partial' ? failures.missing : [];
    const judged = judgeImages(
      nodes,
      images.filter(({ service }) => !missing.includes(service)),
    );
    return judged.is === 'wrong' ? judged : failures;
  };
  return {
    kind: 'merged',
    service: null,
    document: `query All($folderId: String!) {
      images(folderIds: [$folderId], first: 200) { nodes { ${listFields} } unavailable { service code retryable } }
    }`,
    variables: { folderId },
    judge,
  };
}

const creations = {
  COMPUTE: 'createComputeImage(input: { folderId: $folderId, name: $name, source: { imageId: $sourceId } })',
  BARE_METAL: 'createBareMetalImage(input: { folderId: $folderId, name: $name, uri: "https://example.com/image.iso" })',
  CLOUD_DESKTOP: 'copyDesktopImage(input: { folderId: $folderId, name: $name, imageId: $sourceId })',
} as const;

/** A new image in a folder where nothing else is. */
export function askToCreate(service: ServiceName, folder: string, name: string): Question {
  const needsSource = service !== 'BARE_METAL';
  const answer = z.object({ created: z.object({ operation: z.object({ operationId: z.string() }) }) });
  return {
    kind: 'write',
    service,
    document: `mutation Create($folderId: String!, $name: String!${needsSource ? ', $sourceId: String!' : ''}) {
      created: ${creations[service]} { operation { id operationId imageId } }
    }`,
    variables: { folderId: folder, name, ...(needsSource ? { sourceId: imagesOf('COMPUTE')[0]?.json.id } : {}) },
    judge: (given) => judgeAll(given, (data) => (answer.safeParse(data).success ? whole : wrong(JSON.stringify(data)))),
  };
}

/** Every service, one after the other. */
export const serviceNames: readonly ServiceName[] = services.map(({ name }) => name);

function judgeImages(given: readonly z.output<typeof imageShape>[], right: readonly StoredImage[]): Verdict {
  const names = given.map(({ imageId, service, name, createdAt }) => ({ imageId, service, name, createdAt }));
  const wanted = right.map(({ service, json: { id, name, createdAt } }) => ({ imageId: id, service, name, createdAt }));
  if (isDeepStrictEqual(names, wanted)) return whole;
  const index = wanted.findIndex((image, place) => !isDeepStrictEqual(image, names[place]));
  return wrong(
    `It gave ${names.length} images, and ${wanted.length} are right; number ${index} is ` +
      `${JSON.stringify(names[index])}, and right is ${JSON.stringify(wanted[index])}.`,
  );
}
