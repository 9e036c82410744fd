import { z } from 'zod';
import type { ServiceName } from '../data/services.ts';

export type QuestionKind = 'get' | 'list' | 'merged' | 'write';

/** Something to ask the gateway for, of which it is known what the answer has to be. */
export interface Question {
  readonly kind: QuestionKind;
  /** The only service that is needed for an answer; `null` where all are. */
  readonly service: ServiceName | null;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Compares an answer with what is right. */
  readonly judge: (answer: GraphqlAnswer) => Verdict;
}

/** What an answer is worth. */
export type Verdict =
  | { readonly is: 'whole' }
  /** All is right but for what these services should have given; the answer says so. */
  | { readonly is: 'partial'; readonly missing: readonly ServiceName[]; readonly codes: readonly string[] }
  | { readonly is: 'wrong'; readonly why: string };

export const whole: Verdict = { is: 'whole' };

export function wrong(why: string): Verdict {
  return { is: 'wrong', why };
}

const graphqlAnswer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.looseObject({ message: z.string(), extensions: z.looseObject({}).optional() })).optional(),
});

export type GraphqlAnswer = z.output<typeof graphqlAnswer>;

/** Reads the body of an answer; `null` when it is none of GraphQL's. */
export function readAnswer(text: string): GraphqlAnswer | null {
  try {
    return graphqlAnswer.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const service = z.enum(['COMPUTE', 'BARE_METAL', 'CLOUD_DESKTOP']);

/** What may be said of a service that fails. A record that cannot be decoded is not retryable. */
const outage = z.union([
  z.looseObject({
    service,
    code: z.enum(['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RESOURCE_EXHAUSTED']),
    retryable: z.literal(true),
  }),
  z.looseObject({ service, code: z.literal('UPSTREAM_MALFORMED'), retryable: z.boolean() }),
]);

/** Judges an answer that tells of failures, each with the service and a code that says that it is one of these. */
export function judgeFailures(failures: readonly unknown[]): Verdict {
  const told = z.array(outage).min(1).safeParse(failures);
  if (!told.success) return wrong(`It fails with ${JSON.stringify(failures)}.`);
  return {
    is: 'partial',
    missing: [...new Set(told.data.map(({ service }) => service))],
    codes: told.data.map(({ code }) => code),
  };
}

/** Judges an answer that is right or fails as a whole. */
export function judgeAll({ data, errors }: GraphqlAnswer, judgeData: (data: object) => Verdict): Verdict {
  if (errors === undefined && data !== null && data !== undefined) return judgeData(data);
  return judgeFailures((errors ?? []).map(({ extensions }) => extensions));
}
