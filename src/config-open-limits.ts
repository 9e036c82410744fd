import type { z } from 'zod';
import { wholeNumber } from './config-variables.ts';
import type { OpenLimitsOptions } from './server/subscriptions/open-limits.ts';

/** The variables that say how much anybody may keep open; docs/limits.md has the reasons. */
export const openLimitsVariables = {
  SUBSCRIPTIONS_PER_CALLER: wholeNumber(
    { standard: 1000, from: 1, to: 1_000_000 },
    'How many subscriptions of a caller may run at the same moment, over WebSockets and as event streams.',
  ),
  SUBSCRIPTIONS_PER_ADDRESS: wholeNumber(
    { standard: 2000, from: 1, to: 1_000_000 },
    'The same for an IP address, of subscriptions whose caller the gateway has not checked itself.',
  ),
  SOCKETS_PER_CALLER: wholeNumber(
    { standard: 200, from: 1, to: 1_000_000 },
    'How many WebSockets a caller may have open at the same moment.',
  ),
  SOCKETS_PER_ADDRESS: wholeNumber(
    { standard: 1000, from: 1, to: 1_000_000 },
    'The same for an IP address, of WebSockets whose caller the gateway has not checked itself.',
  ),
  WATCHES_PER_CALLER: wholeNumber(
    { standard: 500, from: 1, to: 1_000_000 },
    'How many operations and images are followed for the subscriptions of a caller at the same moment.',
  ),
} as const;

/** What the variables mean, apart from WATCHES_PER_CALLER. */
export function openLimitsOptions(variables: z.output<z.ZodObject<typeof openLimitsVariables>>): OpenLimitsOptions {
  return {
    sockets: { caller: variables.SOCKETS_PER_CALLER, address: variables.SOCKETS_PER_ADDRESS },
    subscriptions: { caller: variables.SUBSCRIPTIONS_PER_CALLER, address: variables.SUBSCRIPTIONS_PER_ADDRESS },
  };
}
