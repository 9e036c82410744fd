import type { AccessBinding } from '../../data/resources.ts';
import type { MessageReader } from '../../validation/message-reader.ts';

const subjectTypes = ['userAccount', 'serviceAccount', 'federatedUser', 'system', 'group', 'invitee'];

/** Reads an access binding. Access binding API reference, AccessBinding. */
export function readBinding(message: MessageReader): AccessBinding {
  const roleId = message.text('roleId', { required: true, maxLength: 64 });
  const subject = message.message('subject');
  if (subject === undefined) message.refuse('subject', 'The field is required.');
  const id = subject?.text('id', { required: true, maxLength: 100 }) ?? '';
  const type = subject?.text('type', { required: true, maxLength: 100 }) ?? '';
  if (type !== '' && !subjectTypes.includes(type)) {
    subject?.refuse('type', `The value must be one of ${subjectTypes.join(', ')}.`);
  }
  subject?.refuseOthers();
  message.refuseOthers();
  return { roleId, subject: { id, type } };
}

/** Whether two bindings give the same role to the same subject. */
export function isSameBinding(a: AccessBinding, b: AccessBinding): boolean {
  return a.roleId === b.roleId && a.subject.id === b.subject.id && a.subject.type === b.subject.type;
}
