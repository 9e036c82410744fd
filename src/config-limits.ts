import { z } from 'zod';
import { documentation, wholeNumber } from './config-variables.ts';
import type { LimitsOptions } from './server/limits/limits.ts';

/** The variables that say how large an operation may be and what it may cost; docs/limits.md has the reasons. */
export const limitsVariables = {
  COST_MODE: z.enum(['enforce', 'measure', 'off']).prefault('enforce').register(documentation, {
    meaning: 'Whether operations beyond a limit of cost are refused, only logged, or not looked at.',
    allowed: 'enforce, measure or off',
  }),
  COST_LIMIT_UPSTREAM_CALLS: wholeNumber(
    { standard: 1500, from: 1, to: 1_000_000 },
    'How many calls to the services an operation could take at worst.',
  ),
  COST_LIMIT_NODES: wholeNumber(
    { standard: 5000, from: 1, to: 10_000_000 },
    'How many objects an operation could return at worst.',
  ),
  COST_LIMIT_ITEMS: wholeNumber(
    { standard: 1_000_000, from: 1, to: 1_000_000_000 },
    'The number of items that an operation could read from the services at worst, whether it returns them or not.',
  ),
  DOCUMENT_LIMIT_BYTES: wholeNumber(
    { standard: 131_072, from: 1024, to: 104_857_600 },
    'The largest document, without its variables.',
  ),
  DOCUMENT_LIMIT_TOKENS: wholeNumber(
    // What follows fragments into each other does it by recursion, and a chain of so many tokens is as long as it can be.
    { standard: 5000, from: 100, to: 20_000 },
    'How many tokens a document may have, such as names, numbers and brackets.',
  ),
  DOCUMENT_LIMIT_NESTING: wholeNumber(
    { standard: 100, from: 10, to: 500 },
    'How many brackets of any kind may lie inside of each other.',
  ),
  DOCUMENT_LIMIT_DEPTH: wholeNumber(
    { standard: 15, from: 1, to: 500 },
    'How many fields may lie inside of each other. Introspection takes 15.',
  ),
  DOCUMENT_LIMIT_ROOT_FIELDS: wholeNumber(
    { standard: 30, from: 1, to: 10_000 },
    'How many fields an operation may have at its root, repeated ones included.',
  ),
  DOCUMENT_LIMIT_ALIASES: wholeNumber({ standard: 50, from: 0, to: 10_000 }, 'How many aliases a document may have.'),
  DOCUMENT_LIMIT_DIRECTIVES: wholeNumber(
    { standard: 5, from: 0, to: 1000 },
    'How many directives one place in a document may have.',
  ),
  LIST_LIMIT_ENTRIES: wholeNumber(
    { standard: 2000, from: 1, to: 1_000_000 },
    'How many entries a list may have, in a document or a variable.',
  ),
  INTROSPECTION: z.enum(['on', 'off']).prefault('on').register(documentation, {
    meaning: 'With `off` nothing tells of the schema: no introspection, no suggestions in errors, no playground.',
    allowed: 'on or off',
  }),
  SUGGESTIONS: z.enum(['on', 'off']).prefault('off').register(documentation, {
    meaning: 'Whether errors suggest names of the schema ("Did you mean …?"). In the sandbox the default is `on`.',
    allowed: 'on or off; with INTROSPECTION=off there are none',
  }),
} as const;

/** What the variables mean. */
export function limitsOptions(variables: z.output<z.ZodObject<typeof limitsVariables>>): LimitsOptions {
  return {
    introspection: variables.INTROSPECTION === 'on',
    suggestions: variables.SUGGESTIONS === 'on',
    source: {
      bytes: variables.DOCUMENT_LIMIT_BYTES,
      tokens: variables.DOCUMENT_LIMIT_TOKENS,
      nesting: variables.DOCUMENT_LIMIT_NESTING,
    },
    document: {
      depth: variables.DOCUMENT_LIMIT_DEPTH,
      rootFields: variables.DOCUMENT_LIMIT_ROOT_FIELDS,
      aliases: variables.DOCUMENT_LIMIT_ALIASES,
      directives: variables.DOCUMENT_LIMIT_DIRECTIVES,
      listEntries: variables.LIST_LIMIT_ENTRIES,
    },
    cost: {
      mode: variables.COST_MODE,
      calls: variables.COST_LIMIT_UPSTREAM_CALLS,
      nodes: variables.COST_LIMIT_NODES,
      items: variables.COST_LIMIT_ITEMS,
    },
  };
}
