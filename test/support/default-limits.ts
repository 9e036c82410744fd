import type { GraphQLSchema } from 'graphql';
import { loadConfig } from '../../src/config.ts';
import { defaultPollPace } from '../../src/loaders/poll.ts';
import { Limits } from '../../src/server/limits/limits.ts';

/** The limits of a gateway that is not told otherwise, for a schema. */
export function defaultLimits(schema: GraphQLSchema): Limits {
  const { limits, scanLimitPages } = loadConfig({ API_HOST: 'api.example.net' });
  return new Limits(schema, limits, { scanPages: scanLimitPages, watchPace: defaultPollPace });
}
