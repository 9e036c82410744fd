import { errorAnswer, jsonAnswer, type Answer } from '../http/answer.ts';
import { isList, type Route } from '../http/route.ts';
import { ApiError } from '../status/api-error.ts';
import { isMessage } from '../validation/message-reader.ts';
import type { Fault } from './fault.ts';
import { makeUnreadable } from './unreadable.ts';

const html = (title: string): string =>
  `<html>\n<head><title>${title}</title></head>\n<body>${title}</body>\n</html>\n`;

const oversizedBytes = 64 * 1024 * 1024;

/** The token of a list that has only one page. It leads to empty pages that have the same token. */
const endlessToken = 'endlesslyrepeated000';

/** What the effects of faults depend on. */
interface FaultyRequest {
  readonly route: Route;
  readonly query: ReadonlyMap<string, string>;
  readonly requestId: string;
}

/** The answer that a fault gives in the place of any work; `undefined` if the work is to be done. */
export function answerInstead(fault: Fault, { query, requestId }: FaultyRequest): Answer | undefined {
  const { error, garbage, unauthorizedBody, repeatedToken } = fault;
  if (repeatedToken === true && query.get('pageToken') === endlessToken) {
    return jsonAnswer({ nextPageToken: endlessToken });
  }
  if (error !== undefined) {
    const { code, message = `The sandbox was told to answer ${code}.`, ...details } = error;
    return errorAnswer(new ApiError(code, message, details), requestId);
  }
  if (unauthorizedBody === true) {
    return errorAnswer(new ApiError('UNAUTHENTICATED', 'Token is invalid or has expired.'), requestId);
  }
  if (unauthorizedBody !== undefined) return { httpStatus: 401, headers: {}, body: unauthorizedBody };
  switch (garbage) {
    case 'html-200':
      return { httpStatus: 200, headers: { 'content-type': 'text/html' }, body: html('Welcome') };
    case 'html-502':
      return { httpStatus: 502, headers: { 'content-type': 'text/html' }, body: html('502 Bad Gateway') };
    case 'empty-401':
      return { httpStatus: 401, headers: {}, body: '' };
    case 'wrong-shape':
      return jsonAnswer({ id: 7, images: 'none', desktopImages: { none: true }, standardImages: 7, nextPageToken: [] });
    case 'oversized':
      return jsonAnswer({ id: 'x'.repeat(oversizedBytes) });
    case 'truncated-json':
    case 'cut-off':
    case undefined:
      return undefined;
  }
  return undefined;
}

/** What a fault makes of the answer after the work was done. */
export function spoilAnswer(answer: Answer, fault: Fault, request: FaultyRequest): Answer {
  if (fault.garbage === 'truncated-json') return { ...answer, body: answer.body.slice(0, answer.body.length / 2) };
  if (answer.httpStatus !== 200) return answer;
  const { unreadableRecords, unreadableFields, repeatedToken } = fault;
  let { body } = answer;
  if (unreadableRecords !== undefined || unreadableFields !== undefined) {
    body = makeUnreadable(body, fault, isList(request.route));
  }
  if (repeatedToken === true) body = repeatToken(body, request.query.get('pageToken') ?? '');
  return { ...answer, body };
}

/** Puts the token that a page was requested with into its JSON. The first page keeps its own token if it has one. */
function repeatToken(json: string, pageToken: string): string {
  const page: unknown = JSON.parse(json);
  if (!isMessage(page)) return json;
  const { nextPageToken } = page;
  const ownToken = typeof nextPageToken === 'string' && nextPageToken !== '' ? nextPageToken : endlessToken;
  return JSON.stringify({ ...page, nextPageToken: pageToken === '' ? ownToken : pageToken });
}
