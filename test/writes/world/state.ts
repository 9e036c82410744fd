import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { dataset } from './dataset.ts';

/** All that a sandbox holds, flat: `compute/<id>`, `bindings/<id>` and `operation/<id>`. */
export type State = Readonly<Record<string, unknown>>;

/** Only what has become different. What is gone is `undefined`, and what is new has the ID `new`. */
export type Changes = Readonly<Record<string, unknown>>;

const operationsBefore: ReadonlySet<string> = new Set(
  Array.from(dataset.operations ?? [], ({ operation }) => operation.id),
);

/** What a sandbox holds. Operations that were started since are left out: they are counted by `operationsStarted`. */
export function stateOf({ store }: Sandbox): State {
  const state: Record<string, unknown> = {};
  for (const image of store.compute.all()) state[`compute/${image.id}`] = image;
  for (const image of store.baremetal.all()) state[`baremetal/${image.id}`] = image;
  for (const image of store.desktop.all()) state[`cloud-desktop/${image.id}`] = image;
  for (const [imageId, bindings] of store.accessBindings) state[`bindings/${imageId}`] = bindings;
  for (const { operation } of store.operations.all()) {
    if (operationsBefore.has(operation.id)) state[`operation/${operation.id}`] = operation;
  }
  return state;
}

/** How many operations were started since the data set was put in place. */
export function operationsStarted({ store }: Sandbox): number {
  return store.operations.all().filter(({ operation }) => !operationsBefore.has(operation.id)).length;
}

/** What differs between two states. Two new images of one service would both be `new`, so they are refused. */
export function changesBetween(before: State, after: State): Changes {
  const changes: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (JSON.stringify(before[key]) === JSON.stringify(after[key])) continue;
    const name = key in before ? key : key.replace(/\/.*/, '/new');
    if (name in changes) throw new Error(`There are several of ${name}.`);
    changes[name] = after[key];
  }
  return changes;
}
