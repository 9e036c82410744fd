import { errorAnswer, jsonAnswer, type Answer } from '../http/answer.ts';
import { ApiError } from '../status/api-error.ts';
import type { Fault } from './fault.ts';

const html = (title: string): string =>
  `<html>\n<head><title>${title}</title></head>\n<body>${title}</body>\n</html>\n`;

const oversizedBytes = 64 * 1024 * 1024;

/** The answer that a fault gives in the place of any work; `undefined` if the work is to be done. */
export function answerInstead({ error, garbage, unauthorizedBody }: Fault, requestId: string): Answer | undefined {
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
export function spoilAnswer(answer: Answer, { garbage }: Fault): Answer {
  return garbage === 'truncated-json' ? { ...answer, body: answer.body.slice(0, answer.body.length / 2) } : answer;
}
