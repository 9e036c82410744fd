import { toGlobalId } from 'graphql-relay';
import { z } from 'zod';
import { serviceOf } from '../../data/services.ts';
import { askToCreate, serviceNames } from '../../traffic/questions.ts';
import type { Activity, Visitor } from '../visitor.ts';
import { follow } from './following.ts';

const written = z.object({
  operation: z.object({ id: z.string(), operationId: z.string(), imageId: z.string().nullable() }),
});

const followed = 'subscription Follow($id: ID!) { operation(id: $id) { status image { status } } }';

/** Creates an image, waits for it in one way or another, changes it, and deletes it. */
export const write: Activity = async (visitor) => {
  const service = serviceNames[visitor.number % serviceNames.length] ?? 'COMPUTE';
  const { document, variables } = askToCreate(service, 'soak', `image-${visitor.number}`);
  const created = await operationOf(visitor, document, variables, 'created');
  if (created === null) return;
  await waitFor(visitor, created.id);
  if (created.imageId === null) return;
  const id = toGlobalId(serviceOf(service).typename, created.imageId);
  const update =
    'mutation Update($id: ID!) { write: updateImage(input: { id: $id, description: "soaked" }) { operation { id operationId imageId } } }';
  const updated = await operationOf(visitor, update, { id }, 'write');
  if (updated !== null) await waitFor(visitor, updated.id);
  const remove =
    'mutation Delete($id: ID!) { write: deleteImage(input: { id: $id }) { operation { id operationId imageId } } }';
  const deleted = await operationOf(visitor, remove, { id }, 'write');
  if (deleted !== null && visitor.number % 2 === 0) await waitFor(visitor, deleted.id);
};

/** What a write has started; `null` where it failed. */
async function operationOf(
  visitor: Visitor,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  field: string,
): Promise<z.output<typeof written>['operation'] | null> {
  // An image is gone whose creation a service failed to tell of, and changes while another write is under way.
  const answer = await visitor.ask({ query, variables }, ['NOT_FOUND', 'FAILED_PRECONDITION', 'ABORTED']);
  if (answer.errors !== undefined) return null;
  return written.parse(answer.data?.[field]).operation;
}

/** Waits for the end of an operation, by one of the three ways that there are. */
async function waitFor(visitor: Visitor, id: string): Promise<void> {
  const way = Math.floor(visitor.number / 3) % 3;
  if (way === 0) {
    await visitor.ask({
      query: 'query Wait($id: ID!) { operation(id: $id, waitSeconds: 5) { status } }',
      variables: { id },
    });
  } else {
    await follow(visitor, { query: followed, variables: { id } }, way === 1 ? 'websocket' : 'sse', 10_000);
  }
}
