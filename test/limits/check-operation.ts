import { getOperationAST, parse, specifiedRules, validate } from 'graphql';
import { loadConfig } from '../../src/config.ts';
import { defaultPollPace } from '../../src/loaders/poll.ts';
import type { CostSettings } from '../../src/server/limits/cost/field-cost.ts';
import { type Checked, Limits } from '../../src/server/limits/limits.ts';
import { createSchema } from '../../src/server/schema.ts';

/** The schema as it is served, without its resolvers. */
export const schema = createSchema({});

export const defaultSettings: CostSettings = { scanPages: 5, watchPace: defaultPollPace };

/** The limits of a gateway with these environment variables. */
export function limitsOf(environment: Readonly<Record<string, string>> = {}): Limits {
  return new Limits(schema, loadConfig({ API_HOST: 'api.example.net', ...environment }).limits, defaultSettings);
}

const byDefault = limitsOf();

export interface CheckOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Which operation, where the document has several. */
  readonly operationName?: string | undefined;
  readonly limits?: Limits;
}

/** Checks an operation as the server does; what is refused before its cost is looked at throws. */
export function checkOperation(
  query: string,
  { variables = {}, operationName, limits = byDefault }: CheckOptions = {},
): Checked {
  const tooLarge = limits.checkSource(query);
  if (tooLarge !== null) throw tooLarge;
  const document = parse(query);
  const [mistake] = validate(schema, document, [...specifiedRules, ...limits.validationRules]);
  if (mistake !== undefined) throw mistake;
  const operation = getOperationAST(document, operationName);
  if (operation === null || operation === undefined) throw new Error('The document has to have one such operation.');
  return limits.check({ document, operation, variables });
}
