import type { SeededRandom } from '../../../src/sandbox/data/random.ts';
import { createSchema } from '../../../src/server/schema.ts';
import { oddJson } from '../odd-values.ts';
import { DocumentWriter, type FuzzedOperation } from './grammar.ts';
import { mutated } from './mutate.ts';

/** A document as it is sent. */
export interface FuzzedDocument {
  /** A valid one is valid and has variables of the right types; of a mutated one nothing is known. */
  readonly kind: 'valid' | 'mutated';
  readonly type: FuzzedOperation['type'];
  readonly query: string;
  /** JSON, written out. */
  readonly variables: string;
  readonly accept: string;
}

/** The schema as it is served, without its resolvers. */
const schema = createSchema({});

/** A document of any kind, with some media type for the answer. */
export function fuzzedDocument(random: SeededRandom): FuzzedDocument {
  const { type, query, variables } = new DocumentWriter(schema, random).write();
  const written = JSON.stringify(variables);
  const events = type === 'subscription' && random.chance(0.8);
  const accept = events
    ? 'text/event-stream'
    : random.pick(['application/json', 'application/graphql-response+json', '*/*']);
  if (random.chance(0.45)) return { kind: 'valid', type, query, variables: written, accept };
  const isChanged = random.chance(0.8);
  return {
    kind: 'mutated',
    type,
    query: isChanged ? mutated(random, query) : query,
    variables: !isChanged || random.chance(0.1) ? oddVariables(random, variables) : written,
    accept,
  };
}

/** The variables that there are, with other values, and some that there are not. */
function oddVariables(random: SeededRandom, variables: Readonly<Record<string, unknown>>): string {
  const names = [...Object.keys(variables), 'v0', 'other'];
  // A key that is refused before anything is looked at.
  if (random.chance(0.1)) names.push('__proto__');
  return `{${names.map((name) => `${JSON.stringify(name)}:${oddJson(random)}`).join(',')}}`;
}
