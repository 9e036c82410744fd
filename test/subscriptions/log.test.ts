import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callerKeyOf } from '../../src/server/authentication/principal.ts';
import { createLogger } from '../../src/server/logger.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { createImage, followOperation, followStatus, quickPace } from './documents.ts';
import { Subscriber } from './subscriber.ts';

let gateway: TestGateway;
let lines: Readonly<Record<string, unknown>>[];

beforeEach(async () => {
  lines = [];
  gateway = await startGateway({
    // Longer than a slow machine takes to begin a subscription.
    sandboxOptions: { operationDurationMs: 2000 },
    environment: quickPace,
    log: createLogger('info', { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) }),
  });
});

afterEach(() => gateway.close());

const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** Of sandbox-admin. */
const pseudonym = callerKeyOf('token', 'sandbox-admin').slice(0, 12);

async function logged(msg: string, count = 1): Promise<readonly unknown[]> {
  const found = (): unknown[] => lines.filter((line) => line['msg'] === msg);
  await until(() => found().length >= count);
  return found();
}

describe('the log', () => {
  it('has one line a subscription and one a connection, which say what they came to', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    const subscriber = new Subscriber(gateway.url, {
      parameters: { authorization: 'sandbox-admin' },
      headers: { 'x-request-id': 'connection-1' },
    });
    await subscriber.follow(followOperation, { id: operationId }).end;
    await subscriber.close();
    expect(await logged('subscription')).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        requestId: uuid,
        connectionId: 'connection-1',
        operation: 'FollowOperation',
        milliseconds: expect.any(Number),
        caller: pseudonym,
        events: 2,
        upstreamCalls: expect.any(Number),
        upstreamMilliseconds: expect.any(Number),
        errors: [],
        end: 'completed',
        msg: 'subscription',
      },
    ]);
    expect(await logged('websocket')).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        requestId: 'connection-1',
        closeCode: 1000,
        milliseconds: expect.any(Number),
        caller: pseudonym,
        subscriptions: 1,
        msg: 'websocket',
      },
    ]);
    expect(lines.filter((line) => line['path'] === '/graphql' && line['method'] === 'GET')).toEqual([]);
  });

  it('says how a subscription ended', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    const subscriber = new Subscriber(gateway.url);
    const left = subscriber.follow(followStatus, { id: operationId });
    await left.received(1);
    left.stop();
    expect(await logged('subscription')).toMatchObject([{ end: 'left', events: 1 }]);
    await subscriber.follow(followStatus, { id: 'nothing' }).end;
    expect((await logged('subscription', 2))[1]).toMatchObject({
      end: 'failed',
      events: 0,
      errors: ['BAD_USER_INPUT'],
    });
    await subscriber.follow('{ __typename }').end;
    expect((await logged('subscription', 3))[2]).toMatchObject({ end: 'failed', operation: null });
    await subscriber.close();
  });

  it('has no token, no variable and no part of a document', async () => {
    const subscriber = new Subscriber(gateway.url, {
      parameters: { authorization: 's3cret-parameter' },
      headers: { authorization: 'Bearer s3cret-header', cookie: 's3cret-cookie' },
    });
    const query = 'subscription A($id: ID!) { s3cretalias: operation(id: $id) { status } }';
    await subscriber.follow(query, { id: 's3cret-variable' }).end;
    await subscriber.follow('subscription { s3cretfield }').end;
    await subscriber.close();
    await logged('websocket');
    expect(await logged('subscription', 2)).toHaveLength(2);
    expect(JSON.stringify(lines)).not.toContain('s3cret');
  });
});

it('sends each subscription on under an ID of its own', async () => {
  const { operationId } = await createImage(gateway, 'followed');
  gateway.sandbox.clearRequests();
  const subscriber = new Subscriber(gateway.url);
  await subscriber.follow(followStatus, { id: operationId }).end;
  await subscriber.close();
  const ids = new Set(gateway.sandbox.requests.map(({ headers }) => headers['x-client-request-id']));
  const [line] = await logged('subscription');
  expect([...ids]).toEqual([(line as { requestId: string }).requestId]);
});
