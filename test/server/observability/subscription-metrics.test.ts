import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createImage, followOperation, followStatus, quickPace } from '../../subscriptions/documents.ts';
import { EventSource } from '../../subscriptions/event-source.ts';
import { Subscriber } from '../../subscriptions/subscriber.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { scrapeWhen } from '../../support/prometheus.ts';

const sockets = 'image_gateway_websockets_open';
const running = 'image_gateway_subscriptions_running';
const ended = 'image_gateway_subscriptions_total';
const watched = 'image_gateway_watched';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await startGateway({ sandboxOptions: { operationDurationMs: 60_000 }, environment: quickPace });
});

afterEach(() => gateway.close());

describe('the metrics', () => {
  it('show WebSockets, subscriptions and what is followed for them, until they are gone', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    const first = new Subscriber(gateway.url);
    const second = new Subscriber(gateway.url);
    const followings = [first, second].map((subscriber) => subscriber.follow(followStatus, { id: operationId }));
    for (const { received } of followings) await received(1);
    await scrapeWhen(gateway, (scrape) => scrape.value(sockets) === 2 && scrape.value(watched) === 1);
    const scrape = await scrapeWhen(gateway, (later) => later.value(running, { transport: 'websocket' }) === 2);
    expect(scrape.value('image_gateway_subscription_events_total')).toBe(2);
    for (const { stop } of followings) stop();
    await scrapeWhen(gateway, (later) => later.value(ended, { transport: 'websocket', end: 'left' }) === 2);
    await Promise.all([first.close(), second.close()]);
    await scrapeWhen(gateway, (later) => [sockets, running, watched].every((name) => later.value(name) === 0));
  });

  it('count server-sent events by themselves', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    const source = await EventSource.open(gateway.url, { query: followOperation, variables: { id: operationId } });
    await source.received(1);
    await scrapeWhen(gateway, (scrape) => scrape.value(running, { transport: 'server-sent-events' }) === 1);
    source.leave();
    await scrapeWhen(gateway, (scrape) => scrape.value(ended, { transport: 'server-sent-events', end: 'left' }) === 1);
    await scrapeWhen(gateway, (scrape) => scrape.value(running) === 0);
  });

  it('count the errors of subscriptions with those of other operations', async () => {
    const subscriber = new Subscriber(gateway.url);
    await subscriber.follow(followStatus, { id: 'nothing' }).end;
    await subscriber.close();
    const scrape = await scrapeWhen(gateway, (later) => later.value(ended, { end: 'failed' }) === 1);
    expect(scrape.value('image_gateway_graphql_errors_total', { code: 'BAD_USER_INPUT' })).toBe(1);
  });
});
