import type { Loaders } from '../loaders/loaders.ts';

/** What every resolver of one GraphQL request is given. */
export interface RequestContext {
  readonly loaders: Loaders;
}
