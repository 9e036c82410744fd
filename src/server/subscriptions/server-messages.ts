import { MessageType } from 'graphql-ws';
import { z } from 'zod';

const typed = z.object({ type: z.string() });

/** What only servers say: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md */
const ofServers: ReadonlySet<string> = new Set([MessageType.ConnectionAck, MessageType.Next, MessageType.Error]);

/**
 * The type of a message that only a server may send, such as a client that mixes up its sides would; `null` for all
 * others, also for what is no message. graphql-ws refuses others that are wrong, but takes these for a fault of its own.
 */
export function typeOfServerMessage(text: string): string | null {
  try {
    const { success, data } = typed.safeParse(JSON.parse(text));
    return success && ofServers.has(data.type) ? data.type : null;
  } catch {
    return null;
  }
}
