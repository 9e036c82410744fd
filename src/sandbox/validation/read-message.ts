import type { Call } from '../http/call.ts';
import { ApiError, invalidArgument } from '../status/api-error.ts';
import { isMessage, MessageReader } from './message-reader.ts';

/** Reads a request's body with `read`, and refuses the request if there was anything wrong with it. */
export function readMessage<T>(call: Call, read: (body: MessageReader) => T): T {
  if (!isMessage(call.body)) throw new ApiError('INVALID_ARGUMENT', 'The body must be a JSON object.');
  const body = new MessageReader(call.body, []);
  const message = read(body);
  body.refuseOthers();
  if (body.violations.length > 0) throw invalidArgument(body.violations);
  return message;
}
