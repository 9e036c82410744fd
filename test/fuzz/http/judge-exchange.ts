import { judgeEvents, judgeGraphql, refuseLeaks } from '../judge.ts';
import type { Answer } from './answers.ts';
import type { Exchange } from './client.ts';
import type { FuzzedRequest } from './requests.ts';
import { judgeFrames } from './websocket-frames.ts';

/** Throws if what came of a request is not what has to come of any. */
export function judgeExchange(request: FuzzedRequest, { answers, upgraded, isReset }: Exchange): void {
  if (request.manner === 'broken off') return;
  const [fewest, most] = numberOfAnswers(request);
  if ((answers.length < fewest && !isReset) || answers.length > most) {
    throw new Error(`There were ${answers.length} answers, not ${fewest} to ${most}.`);
  }
  answers.forEach(judgeAnswer);
  if (upgraded !== null) judgeFrames(upgraded);
}

/** A connection may be closed on what is no HTTP, and after a request that could be read in two ways. */
function numberOfAnswers({ kind, methods }: FuzzedRequest): readonly [fewest: number, most: number] {
  switch (kind) {
    case 'whole':
    case 'WebSocket':
      return [1, 1];
    case 'pipelined':
      return [1, methods.length];
    case 'contradictory':
      return [1, Infinity];
    default:
      return [0, Infinity];
  }
}

function judgeAnswer({ status, headers, body }: Answer): void {
  if (status >= 500) throw new Error(`The status is ${status}.`);
  refuseLeaks(`${JSON.stringify(headers)} ${body}`);
  for (const name of ['server', 'x-powered-by', 'via', 'set-cookie']) {
    if (name in headers) throw new Error(`The answer has the header ${name}: ${headers[name] ?? ''}.`);
  }
  if (status === 101) return;
  if (headers['x-content-type-options'] !== 'nosniff') throw new Error('Browsers may guess what the answer is.');
  judgeBody(status, headers['content-type'] ?? '', body);
}

/** What is refused is refused in the form of a GraphQL error, wherever it was asked for. */
function judgeBody(status: number, type: string, body: string): void {
  if (body === '') return;
  if (type.startsWith('text/event-stream')) judgeEvents(body);
  else if (type.startsWith('application/graphql-response+json') || status >= 400) judgeGraphql(body);
  else if (type.startsWith('application/json')) {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && ('data' in parsed || 'errors' in parsed)) judgeGraphql(body);
  } else if (!/^text\/(html|plain|javascript)/.test(type)) throw new Error(`The type is ${JSON.stringify(type)}.`);
}
