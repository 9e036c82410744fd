import { toGlobalId } from 'graphql-relay';
import { z } from 'zod';
import { serviceOf } from '../../data/services.ts';
import { folderId, images } from '../../sandbox/world.ts';
import type { Activity } from '../visitor.ts';

const nodesAnswer = z.object({ nodes: z.array(z.object({ id: z.string() }).nullable()) });

/** Asks for many images by their IDs, of which one does not exist and one is none. */
export const nodes: Activity = async (visitor) => {
  const ids = Array.from({ length: 20 }, (_, index) => images[(visitor.number + 3 * index) % images.length])
    .filter((image) => image !== undefined)
    .map(({ service, json }) => toGlobalId(serviceOf(service).typename, json.id));
  const { data, errors } = await visitor.ask(
    {
      query: 'query Nodes($ids: [ID!]!) { nodes(ids: $ids) { id ... on Image { name status } } }',
      variables: { ids: [...ids, toGlobalId('ComputeImage', 'fd8nowhere0000000000'), 'no ID'] },
    },
    ['BAD_USER_INPUT'],
  );
  const given = nodesAnswer.parse(data).nodes;
  const isRight = given.every((node, index) => node === null || node.id === ids[index]);
  visitor.expect(isRight && given.length === ids.length + 2, 'Its nodes are other ones.');
  const found = given.filter((node) => node !== null).length;
  visitor.expect(found === ids.length || (errors?.length ?? 0) > 1, `${found} nodes came without an error.`);
};

const filteredAnswer = z.object({
  images: z.object({
    nodes: z.array(z.object({ name: z.string() })),
    unavailable: z.array(z.object({ code: z.string() })),
  }),
});

/** Asks for images by conditions, not all of which every service knows. */
export const filtered: Activity = async (visitor) => {
  const environment = visitor.number % 2 === 0 ? 'production' : 'staging';
  const { data, errors } = await visitor.ask({
    query: `query Filtered($folderId: String!, $filter: ImageFilter) {
      images(folderIds: [$folderId], filter: $filter, first: 100) { nodes { name } unavailable { code } }
    }`,
    variables: {
      folderId,
      filter: { status: ['READY'], name: { contains: 'ubuntu' }, labels: [{ key: 'environment', value: environment }] },
    },
  });
  if (errors !== undefined) return;
  const list = filteredAnswer.parse(data).images;
  visitor.toldOf(list.unavailable.map(({ code }) => code));
  if (list.unavailable.length > 0) return;
  const right = images.filter(
    ({ json: { name, status, labels } }) =>
      ['READY', 'ACTIVE'].includes(status) && name.includes('ubuntu') && labels?.['environment'] === environment,
  );
  visitor.expect(
    list.nodes.map(({ name }) => name).join() === right.map(({ json }) => json.name).join(),
    `${list.nodes.length} images meet the conditions, and ${right.length} are right.`,
  );
};
