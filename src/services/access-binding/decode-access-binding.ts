import type { AccessBindingAction } from '../../generated/graphql.ts';
import type { AccessBinding, AccessBindingDelta } from '../../model/access-binding.ts';
import { enumName, type JsonObject, optionalMessage, optionalText } from '../http/proto-json.ts';

const actionOfWord: Readonly<Record<string, AccessBindingAction>> = { ADD: 'ADD', REMOVE: 'REMOVE' };

export function decodeAccessBinding(json: JsonObject): AccessBinding {
  const subject = optionalMessage(json, 'subject') ?? {};
  return {
    roleId: optionalText(json, 'roleId') ?? '',
    subject: { id: optionalText(subject, 'id') ?? '', type: optionalText(subject, 'type') ?? '' },
  };
}

export function decodeAccessBindingDelta(json: JsonObject): AccessBindingDelta {
  return {
    action: actionOfWord[enumName(json, 'action', 'ACCESS_BINDING_ACTION_UNSPECIFIED')] ?? null,
    ...decodeAccessBinding(optionalMessage(json, 'accessBinding') ?? {}),
  };
}
