import { afterEach, describe, expect, it } from '@jest/globals';
import { UpstreamError } from '../../src/model/errors.ts';
import { until } from '../support/until.ts';
import { type OwnStreamServer, startOwnStream } from './own-stream.ts';
import { Subscriber } from './subscriber.ts';

let server: OwnStreamServer;
let subscriber: Subscriber;

afterEach(async () => {
  await subscriber.close();
  await server.close();
});

const secret = 'connect ECONNREFUSED compute.internal:443 s3cret-token';
const internal = {
  message: 'Internal error',
  locations: [{ line: 1, column: 16 }],
  path: ['stream'],
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
};

function follow(query = 'subscription { stream }') {
  subscriber = new Subscriber(server.url);
  return subscriber.follow(query);
}

async function* numbers(): AsyncGenerator<number> {
  yield await Promise.resolve(1);
  yield 2;
}

describe('a fault of the gateway', () => {
  it('at subscribing is told as internal and logged with what it was', async () => {
    server = await startOwnStream(() => {
      throw new TypeError(secret);
    });
    expect(await follow().end).toEqual({ how: 'errors', errors: [internal] });
    expect(server.lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        msg: 'unexpected error',
        path: ['stream'],
        err: expect.objectContaining({ type: 'TypeError', message: secret }),
      }),
    );
  });

  it('in the stream ends it after the events before', async () => {
    server = await startOwnStream(async function* () {
      yield await Promise.resolve(1);
      throw new TypeError(secret);
    });
    const { events, end } = follow();
    expect(await end).toEqual({ how: 'errors', errors: [internal] });
    expect(events).toEqual([{ data: { stream: 1 } }]);
    expect(server.lines.filter(({ msg }) => msg === 'unexpected error')).toHaveLength(1);
  });

  it('in a field of one event costs that field, and the stream goes on', async () => {
    server = await startOwnStream(numbers, {
      resolve: (value) => {
        if (value === 1) throw new TypeError(secret);
        return value;
      },
    });
    const { events, end } = follow();
    expect(await end).toEqual({ how: 'complete' });
    expect(events).toEqual([{ data: { stream: null }, errors: [internal] }, { data: { stream: 2 } }]);
  });

  it('in the machinery of subscriptions closes the connection, and the others live on', async () => {
    // graphql-js rejects rather than answers when `subscribe` gives no stream.
    server = await startOwnStream((_source, { count }: { count?: number }) => (count === 1 ? numbers() : 'no stream'));
    const first = new Subscriber(server.url);
    const { end } = follow();
    expect(await end).toEqual({ how: 'closed', code: 4500, reason: 'Internal error' });
    expect(await first.follow('subscription { stream(count: 1) }').end).toEqual({ how: 'complete' });
    await first.close();
    await until(() => server.lines.filter(({ msg }) => msg === 'subscription').length === 2);
  });
});

describe('an error of a service', () => {
  it('keeps its code and details', async () => {
    server = await startOwnStream(async function* () {
      yield await Promise.resolve(1);
      throw new UpstreamError({ code: 'PERMISSION_DENIED', message: 'No.', service: 'COMPUTE', httpStatus: 403 });
    });
    const extensions = { code: 'PERMISSION_DENIED', service: 'COMPUTE', httpStatus: 403, retryable: false };
    expect(await follow().end).toEqual({ how: 'errors', errors: [{ ...internal, message: 'No.', extensions }] });
    expect(server.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('has no place where the field stands in a fragment', async () => {
    server = await startOwnStream(() => {
      throw new UpstreamError({ code: 'NOT_FOUND', message: 'Not here.', service: 'COMPUTE' });
    });
    expect(await follow('subscription { ...It } fragment It on Subscription { stream }').end).toMatchObject({
      how: 'errors',
      errors: [{ message: 'Not here.', extensions: { code: 'NOT_FOUND' } }],
    });
  });
});
