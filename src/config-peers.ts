import type { z } from 'zod';
import { wholeNumber } from './config-variables.ts';
import type { PeerOptions } from './server/edge/edge.ts';

/** The variables that limit what slow and idle clients take up; docs/limits.md has the reasons. */
export const peersVariables = {
  CONNECTION_LIMIT: wholeNumber(
    { standard: 3000, from: 1, to: 1_000_000 },
    'The largest number of open connections of clients. A new connection replaces the longest idle one.',
  ),
  CONNECTION_LIMIT_PER_ADDRESS: wholeNumber(
    { standard: 0, from: 0, to: 1_000_000 },
    'The largest number of open connections of an IP address, trusted proxies excepted; 0 for no limit.',
  ),
  BODIES_LIMIT_BYTES: wholeNumber(
    { standard: 67_108_864, from: 65_536, to: 4_294_967_296 },
    'The largest number of bytes of incomplete request bodies, over all requests. The oldest is rejected first.',
  ),
  UNREAD_RESPONSES_LIMIT_BYTES: wholeNumber(
    { standard: 67_108_864, from: 65_536, to: 4_294_967_296 },
    'The largest number of bytes that wait for clients to read them. The oldest connection is closed first.',
  ),
  UNREAD_RESPONSE_TIMEOUT_MS: wholeNumber(
    { standard: 30_000, from: 1, to: 600_000 },
    'The time after which a connection is closed whose client reads nothing of what waits for it.',
  ),
} as const;

/** What the variables mean. */
export function peerOptions(variables: z.output<z.ZodObject<typeof peersVariables>>): PeerOptions {
  return {
    connections: variables.CONNECTION_LIMIT,
    connectionsPerAddress: variables.CONNECTION_LIMIT_PER_ADDRESS,
    bodiesBytes: variables.BODIES_LIMIT_BYTES,
    unreadBytes: variables.UNREAD_RESPONSES_LIMIT_BYTES,
    unreadMs: variables.UNREAD_RESPONSE_TIMEOUT_MS,
  };
}
