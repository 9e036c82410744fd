import { readFileSync } from 'node:fs';
import { URL } from 'node:url';
import { graphqlImage, parseGlobalId } from './graphql-image.js';
import { computeImagesNamed } from './upstream/filtered.js';
import { newestImages } from './upstream/newest.js';
import { getImage } from './upstream/read.js';

/** The schema and resolvers that Apollo Server, GraphQL Yoga and Mercurius are all given. */
export const typeDefs = readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8');

const byTypename = ({ __typename }) => __typename;

export const resolvers = {
  Query: {
    image: (_, { id }, { authorization }) => load(id, authorization),
    nodes: (_, { ids }, { authorization }) => ids.map((id) => load(id, authorization)),
    images: async (_, { folderIds, first, after = null }, { authorization }) => {
      const { found, hasNextPage, endCursor } = await newestImages({ folderIds, first, after }, authorization);
      return { nodes: found.map(graphqlImage), pageInfo: { hasNextPage, endCursor } };
    },
    computeImages: async (_, { folderId, filter, first }, { authorization }) => {
      const list = { folderId, names: filter.name.in, statuses: filter.status, first };
      const { found, hasNextPage } = await computeImagesNamed(list, authorization);
      return { nodes: found.map(graphqlImage), pageInfo: { hasNextPage } };
    },
  },
};

/** Mercurius and graphql-jit want to be told; graphql-js would look at `__typename` by itself. */
export const typeResolvers = { Image: { resolveType: byTypename }, Node: { resolveType: byTypename } };

async function load(globalId, authorization) {
  const { service, imageId } = parseGlobalId(globalId);
  const image = await getImage(service, imageId, authorization);
  return image === null ? null : graphqlImage({ service, image });
}
