import type { AccessBinding, OperationResource } from '../../data/resources.ts';
import type { Call } from '../../http/call.ts';
import { mustBeIdle } from '../../images/preconditions.ts';
import { mustHaveOperationQuota } from '../../quotas.ts';
import { startOperation } from '../../operations/start-operation.ts';
import { readMessage } from '../../validation/read-message.ts';
import { computeRules } from '../rules.ts';
import { boundImage } from './bound-image.ts';
import { isSameBinding, readBinding } from './read-binding.ts';

const maxBindings = 1000;

/** A binding that is to be there or not to be. */
interface Delta {
  readonly action: 'ADD' | 'REMOVE';
  readonly accessBinding: AccessBinding;
}

/** Starts the replacement of all bindings. Compute Cloud API reference, Image.setAccessBindings. */
export function setAccessBindings(call: Call): OperationResource {
  const wanted = readMessage(call, (body) => {
    const messages = body.messages('accessBindings');
    if (messages.length > maxBindings) {
      body.refuse('accessBindings', `There may be at most ${maxBindings}, but there are ${messages.length}.`);
    }
    return messages.map(readBinding);
  });
  return changeBindings(call, 'Set', (present) => [
    ...present.filter((binding) => !includes(wanted, binding)).map(remove),
    ...wanted.map(add),
  ]);
}

/** Starts a change of some bindings. Compute Cloud API reference, Image.updateAccessBindings. */
export function updateAccessBindings(call: Call): OperationResource {
  const deltas = readMessage(call, (body) => {
    const messages = body.messages('accessBindingDeltas');
    if (messages.length < 1 || messages.length > maxBindings) {
      body.refuse('accessBindingDeltas', `There must be 1 to ${maxBindings}, but there are ${messages.length}.`);
    }
    return messages.flatMap((message) => {
      const action = message.enumName('action', ['ADD', 'REMOVE']);
      if (!message.has('action')) message.refuse('action', 'The field is required.');
      const binding = message.message('accessBinding');
      if (binding === undefined) message.refuse('accessBinding', 'The field is required.');
      message.refuseOthers();
      if (binding === undefined) return [];
      const accessBinding = readBinding(binding);
      return [action === 'REMOVE' ? remove(accessBinding) : add(accessBinding)];
    });
  });
  return changeBindings(call, 'Update', () => deltas);
}

function changeBindings(
  call: Call,
  verb: 'Set' | 'Update',
  plan: (present: readonly AccessBinding[]) => readonly Delta[],
): OperationResource {
  const image = boundImage(call, 'resourceId');
  call.caller.mustWriteFolder('compute', image.folderId);
  mustBeIdle(call, computeRules, image);
  mustHaveOperationQuota(call, 'compute', image.folderId);
  const { store } = call.sandbox;
  return startOperation(call, {
    service: 'compute',
    imageId: image.id,
    folderId: image.folderId,
    description: `${verb} access bindings`,
    metadata: {
      '@type': `type.googleapis.com/yandex.cloud.access.${verb}AccessBindingsMetadata`,
      resourceId: image.id,
    },
    work: {
      complete: () => {
        const present = store.accessBindings.get(image.id) ?? [];
        const { bindings, effectiveDeltas } = apply(present, plan(present));
        store.accessBindings.set(image.id, bindings);
        return {
          '@type': 'type.googleapis.com/yandex.cloud.access.AccessBindingsOperationResult',
          ...(effectiveDeltas.length > 0 && { effectiveDeltas }),
        };
      },
      undo: () => undefined,
      abandon: () => undefined,
    },
  });
}

/** Applies deltas one after the other, and tells which of them made a difference. */
function apply(
  present: readonly AccessBinding[],
  deltas: readonly Delta[],
): { bindings: readonly AccessBinding[]; effectiveDeltas: readonly Delta[] } {
  let bindings = present;
  const effectiveDeltas = deltas.filter(({ action, accessBinding }) => {
    if (includes(bindings, accessBinding) === (action === 'ADD')) return false;
    bindings =
      action === 'ADD'
        ? [...bindings, accessBinding]
        : bindings.filter((binding) => !isSameBinding(binding, accessBinding));
    return true;
  });
  return { bindings, effectiveDeltas };
}

function includes(bindings: readonly AccessBinding[], wanted: AccessBinding): boolean {
  return bindings.some((binding) => isSameBinding(binding, wanted));
}

function add(accessBinding: AccessBinding): Delta {
  return { action: 'ADD', accessBinding };
}

function remove(accessBinding: AccessBinding): Delta {
  return { action: 'REMOVE', accessBinding };
}
