import type { IncomingMessage } from 'node:http';
import { ApiError } from '../status/api-error.ts';

const maxBodyBytes = 4 * 1024 * 1024;

/** What a request is for: its path as it came, and its decoded query. */
export interface RequestTarget {
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
}

/** Splits a request's target; of a query parameter given twice the last one counts. */
export function readTarget(target: string): RequestTarget {
  const questionMark = target.indexOf('?');
  if (questionMark === -1) return { path: target, query: new Map() };
  const query = new Map(new URLSearchParams(target.slice(questionMark + 1)));
  return { path: target.slice(0, questionMark), query };
}

/** Reads a body to its end. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // What is too much is read all the same, because a client that still sends would not see the answer.
    if (bytes <= maxBodyBytes) chunks.push(chunk);
  }
  if (bytes > maxBodyBytes) throw new ApiError('RESOURCE_EXHAUSTED', 'The body is too large.', { httpStatus: 413 });
  return Buffer.concat(chunks).toString('utf8');
}

/** Decodes a body of JSON; an empty body is an empty message. */
export function parseJson(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError('INVALID_ARGUMENT', 'The body is not valid JSON.');
  }
}
