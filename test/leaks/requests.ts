import { toGlobalId } from 'graphql-relay';
import { sandboxFolders } from '../../src/sandbox/sandbox.ts';
import type { LeakyRequest } from './leaky-client.ts';

const publicImage = 'fd85u0rct32prepgjlv0';
const folder = sandboxFolders.alpha;

/** Requests of every kind, right and wrong, with this text wherever a client can put one. */
export function requestsWith(text: string): readonly LeakyRequest[] {
  const id = toGlobalId('ComputeImage', text);
  return [
    {
      query: `query Merged($folders: [String!]!, $filter: ImageFilter) {
        images(folderIds: $folders, filter: $filter, first: 3) {
          nodes { id name label(key: "${text}") } unavailable { service folderId code message }
        }
      }`,
      variables: { folders: [folder, text], filter: { name: { eq: text }, labels: [{ key: 'k', value: text }] } },
    },
    { query: `query OneList { computeImages(folderId: "${folder}", first: 2) { nodes { id name } } }` },
    { query: `{ computeImages(folderId: "${folder}", filterExpression: "name = '${text}'") { nodes { id } } }` },
    { query: `{ computeImages(folderId: "${folder}", filterExpression: "${text} is no filter") { nodes { id } } }` },
    { query: `{ computeImages(folderId: "${folder}", after: "${text}") { nodes { id } } }` },
    { query: `{ bareMetalImages(folderId: "${text}", first: 5000) { nodes { id } } }` },
    { query: `{ computeImage(imageId: "${text}") { id } desktopImage(imageId: "${text}/..") { id } }` },
    { query: `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, variables: { ids: [id, text, ''] } },
    {
      query: `{ computeImage(imageId: "${publicImage}") {
        operations(first: 2) { nodes { id } } accessBindings(first: 2) { nodes { roleId } } latestInFamily { id }
      } }`,
    },
    { query: `{ operation(id: "${toGlobalId('Operation', text)}", waitSeconds: 1) { id } }` },
    {
      query: 'mutation ($input: CreateComputeImageInput!) { createComputeImage(input: $input) { operation { id } } }',
      variables: { input: { folderId: folder, description: text, source: { imageId: publicImage } } },
      headers: { 'idempotency-key': text },
    },
    {
      query: 'mutation ($input: CreateComputeImageInput!) { createComputeImage(input: $input) { operation { id } } }',
      variables: { input: { folderId: folder, name: `${text}!`, source: { uri: `https://${text}.example/image` } } },
    },
    { query: `mutation { updateImage(input: { id: "${id}", name: "other" }) { operation { id } } }` },
    { query: `mutation { deleteImage(input: { id: "${id}" }) { operation { id } } }` },
    { query: `mutation { cancelOperation(input: { id: "${toGlobalId('Operation', text)}" }) { operation { id } } }` },
    {
      query: 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on ComputeImage { id name } } }',
      variables: { r: [{ __typename: 'ComputeImage', imageId: text }, { __typename: text }] },
    },
    { query: 'query ($first: Int!) { __typename }', variables: { first: text } },
    { query: `{ nowhere(argument: "${text}") }` },
    { query: `{ unfinished(argument: "${text}` },
    {
      query: `{ images(folderIds: ["${folder}"], first: 1000) { nodes { id folder { images(first: 1000) { nodes { id } } } } } }`,
    },
    { query: `{ __typename } # ${text.repeat(4000)}` },
    { query: `subscription { operation(id: "${text}") { id } }` },
  ];
}

/** Requests that do not come as far as an operation, with this text wherever a client can put one. */
export function brokenRequests(text: string): readonly (readonly [path: string, request: RequestInit])[] {
  const json = { 'content-type': 'application/json' };
  const query = encodeURIComponent(`{ image(id: "${text}") { id } }`);
  return [
    ['/graphql', { method: 'POST', headers: json, body: `{"query": "${text}` }],
    ['/graphql', { method: 'POST', headers: json, body: JSON.stringify([text]) }],
    ['/graphql', { method: 'POST', headers: { 'content-type': `text/plain; x=${text}` }, body: text }],
    ['/graphql', { method: 'POST', headers: { ...json, cookie: `session=${text}`, 'x-api-key': text }, body: '{}' }],
    ['/graphql', { method: 'PUT', headers: json, body: text }],
    [`/graphql?query=${query}&access_token=${text}`, { headers: { 'apollo-require-preflight': '1' } }],
    [`/graphql?query=${query}&variables=${text}`, { headers: { 'apollo-require-preflight': '1' } }],
    [`/graphql?query=${query}`, {}],
    [`/nowhere?token=${text}`, {}],
    [`/livez?token=${text}`, {}],
    [`/readyz?token=${text}`, {}],
  ];
}

/** Subscriptions, right and wrong. */
export function subscriptionsWith(text: string, operationId: string): readonly LeakyRequest[] {
  const followed = 'subscription Followed($id: ID!) { operation(id: $id) { status } }';
  return [
    { query: followed, variables: { id: operationId } },
    { query: followed, variables: { id: toGlobalId('Operation', text) } },
    { query: followed, variables: { id: text } },
    { query: `subscription { imageStatus(id: "${toGlobalId('ComputeImage', publicImage)}") { status } }` },
    { query: `subscription { nowhere(id: "${text}") { status } }` },
    { query: `query { image(id: "${text}") { id } }` },
  ];
}
