import { STATUS_CODES } from 'node:http';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { z } from 'zod';
import { statusCodes } from '../../src/model/errors.ts';
import { secrets } from './fuzzed-gateway.ts';

/** The codes that an error may have; INTERNAL_SERVER_ERROR is a fault of the gateway's own and none of them. */
export const knownCodes: ReadonlySet<string> = new Set([
  ...statusCodes,
  'UPSTREAM_MALFORMED',
  'QUERY_TOO_COSTLY',
  ...Object.values(ApolloServerErrorCode).filter((code) => code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR),
  // Of requests that do not come as far as GraphQL: the names of their statuses.
  ...Object.entries(STATUS_CODES)
    .filter(([status]) => status.startsWith('4'))
    .map(([, name = '']) => name.toUpperCase().replaceAll(/[^A-Z]+/g, '_')),
]);

const errorSchema = z.strictObject({
  message: z.string().min(1),
  locations: z.array(z.strictObject({ line: z.int().min(1), column: z.int().min(1) })).optional(),
  path: z.array(z.union([z.string(), z.int()])).optional(),
  extensions: z.looseObject({ code: z.string() }),
});

/** GraphQL specification, section 7.1: there are data or errors, and errors are not an empty list. */
const answerSchema = z
  .strictObject({
    data: z.record(z.string(), z.unknown()).nullish(),
    errors: z.array(errorSchema).min(1).optional(),
    extensions: z.record(z.string(), z.unknown()).optional(),
  })
  .refine(({ data, errors }) => data !== undefined || errors !== undefined, { error: 'neither data nor errors' });

/** An answer of GraphQL, or of what stands in front of it. */
export type GraphqlAnswer = z.output<typeof answerSchema>;

/** Decodes an answer; throws if it has not the shape that answers have or says what no answer should. */
export function judgeGraphql(body: string): GraphqlAnswer {
  refuseLeaks(body);
  const answer = answerSchema.parse(JSON.parse(body));
  judgeErrors(answer.errors ?? []);
  return answer;
}

/** Throws at an error that is a fault of the gateway's own, or that has a code that nobody has heard of. */
export function judgeErrors(errors: readonly unknown[]): void {
  for (const error of z.array(errorSchema).parse(errors)) {
    if (!knownCodes.has(error.extensions.code))
      throw new Error(`This is no code of an error: ${error.extensions.code}`);
  }
}

/** Decodes an answer by server-sent events; throws like `judgeGraphql`, and at what is no event of the protocol. */
export function judgeEvents(body: string): readonly GraphqlAnswer[] {
  return body.split('\n\n').flatMap((event) => {
    const data = /^event: next\ndata: ([^\n]*)$/.exec(event)?.[1];
    if (data !== undefined) return [judgeGraphql(data)];
    if (['', ':', 'event: complete\ndata:'].includes(event)) return [];
    throw new Error(`This is no event: ${event}`);
  });
}

/** Lines of stacks, places in files, and what the libraries inside throw. */
const internals =
  /\n\s+at |node:internal|node_modules|\/src\/|\/dist\/|\.[jt]s:\d|\b(?:Type|Range|Reference|Syntax)Error\b|Cannot read propert|is not a function|call stack|ECONN/;

/** Throws at what nobody outside should be told. */
export function refuseLeaks(text: string): void {
  const found = internals.exec(text)?.[0] ?? secrets.find((secret) => text.includes(secret));
  if (found !== undefined) throw new Error(`The answer tells of ${JSON.stringify(found)}.`);
}
