import { z } from 'zod';
import type { StoredImage } from '../data/image.ts';
import { serviceOf } from '../data/services.ts';
import type { Ask } from '../queries/query.ts';
import type { Dialect, WireRequest } from './dialect.ts';
import { graphqlRequest } from './graphql-request.ts';
import { graphqlImage, plainGraphqlImage } from './plain-image.ts';

const fields = `
  fragment Fields on Image {
    __typename
    id
    imageId
    service
    folderId
    name
    status
    createdAt
    labels { key value }
    ... on ComputeImage { family storageSize minDiskSize os { type } }
    ... on BareMetalImage { checksum }
    ... on DesktopImage { storageSize minDiskSize }
  }`;

const documents = {
  newest: `
  query Newest($folderIds: [String!]!, $first: Int!, $after: String) {
    images(folderIds: $folderIds, first: $first, after: $after) {
      nodes { ...Fields }
      pageInfo { hasNextPage endCursor }
    }
  }${fields}`,
  images: `
  query Images($ids: [ID!]!) {
    nodes(ids: $ids) { ...Fields }
  }${fields}`,
  image: `
  query Image($id: ID!) {
    image(id: $id) { ...Fields }
  }${fields}`,
  named: `
  query Named($folderId: String!, $filter: ImageFilter!, $first: Int!) {
    computeImages(folderId: $folderId, filter: $filter, first: $first) {
      nodes { ...Fields }
      pageInfo { hasNextPage }
    }
  }${fields}`,
};

const answers = z.object({
  data: z.object({
    images: z
      .object({ nodes: z.array(graphqlImage), pageInfo: z.object({ endCursor: z.string().nullable() }) })
      .optional(),
    nodes: z.array(graphqlImage).optional(),
    image: graphqlImage.optional(),
    computeImages: z.object({ nodes: z.array(graphqlImage) }).optional(),
  }),
  errors: z.undefined().optional(),
});

/** The gateway's schema: the same documents for every server that has it. */
export const gatewaySchema: Dialect = {
  canAsk: () => true,
  request(ask, after): WireRequest {
    return graphqlRequest(documents[ask.kind], variablesOf(ask, after));
  },
  read(_, answer) {
    const { images, nodes, image, computeImages } = answers.parse(answer).data;
    const found = images?.nodes ?? nodes ?? computeImages?.nodes ?? (image === undefined ? [] : [image]);
    return { images: found.map(plainGraphqlImage), cursor: images?.pageInfo.endCursor ?? null };
  },
};

function variablesOf(ask: Ask, after: string | null): Readonly<Record<string, unknown>> {
  switch (ask.kind) {
    case 'newest':
      return { folderIds: [ask.folderId], first: ask.size, after };
    case 'images':
      return { ids: ask.images.map(globalId) };
    case 'image':
      return { id: ask.images.map(globalId)[0] };
    case 'named':
      return { folderId: ask.folderId, filter: { name: { in: ask.names }, status: ['READY'] }, first: ask.size };
  }
}

function globalId({ service, json }: StoredImage): string {
  return Buffer.from(`${serviceOf(service).typename}:${json.id}`).toString('base64');
}
