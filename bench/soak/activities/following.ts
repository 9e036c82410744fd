import { setTimeout as sleep } from 'node:timers/promises';
import { toGlobalId } from 'graphql-relay';
import { Subscriber } from '../../../test/subscriptions/subscriber.ts';
import { serviceOf } from '../../data/services.ts';
import { images } from '../../sandbox/world.ts';
import type { Request } from '../../traffic/client.ts';
import type { Activity, Visitor } from '../visitor.ts';

/** Images that are never done, so that who follows them stays until leaving. */
const unfinished = images.filter(({ json }) => json.status === 'CREATING');

const followed = 'subscription FollowImage($id: ID!) { imageStatus(id: $id) { status } }';

/** Follows an image over a WebSocket, and leaves. */
export const followBySocket: Activity = (visitor) => followForAWhile(visitor, 'websocket');

/** Follows an image by server-sent events, and leaves. */
export const followByEvents: Activity = (visitor) => followForAWhile(visitor, 'sse');

async function followForAWhile(visitor: Visitor, transport: Transport): Promise<void> {
  const image = unfinished[visitor.number % unfinished.length];
  if (image === undefined) throw new Error('There is no image that is never done.');
  const id = toGlobalId(serviceOf(image.service).typename, image.json.id);
  await follow(visitor, { query: followed, variables: { id } }, transport, 200 + (visitor.number % 29) * 100);
}

type Transport = 'websocket' | 'sse';

/** Subscribes until the end, or leaves after some time. */
export async function follow(
  visitor: Visitor,
  request: Request,
  transport: Transport,
  milliseconds: number,
): Promise<void> {
  if (transport === 'websocket') await bySocket(visitor, request, milliseconds);
  else await byEvents(visitor, request, milliseconds);
}

async function bySocket(visitor: Visitor, { query, variables }: Request, milliseconds: number): Promise<void> {
  const subscriber = new Subscriber(visitor.gatewayUrl, { parameters: { authorization: `Bearer ${visitor.token}` } });
  const { end, stop } = subscriber.follow(query, variables);
  const waiting = new AbortController();
  try {
    const outcome = await Promise.race([end, sleep(milliseconds, null, { signal: waiting.signal })]);
    if (outcome?.how === 'errors') visitor.toldOf(outcome.errors.map(({ extensions }) => String(extensions['code'])));
    visitor.expect(outcome?.how !== 'closed', `A socket was closed: ${JSON.stringify(outcome)}`);
  } finally {
    waiting.abort();
    // Every second one hangs up without having said that it leaves its subscription.
    if (visitor.number % 2 === 0) stop();
    await subscriber.close();
  }
}

const code = /"code":"(?<code>\w+)"/g;

async function byEvents(visitor: Visitor, request: Request, milliseconds: number): Promise<void> {
  const leaving = new AbortController();
  const timer = setTimeout(() => leaving.abort(), milliseconds);
  let text = '';
  try {
    for await (const piece of visitor.client.listen(request, { token: visitor.token, signal: leaving.signal })) {
      text += piece;
    }
    visitor.expect(text.includes('event: complete'), `Events ended without "complete": ${text.slice(-200)}`);
  } catch (error) {
    if (!leaving.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
    visitor.toldOf([...text.matchAll(code)].map(({ groups }) => groups?.['code'] ?? ''));
  }
}
