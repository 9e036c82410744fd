import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import {
  createImage,
  deleteImage,
  followImage,
  followOperation,
  type ImageData,
  type OperationData,
  quickPace,
} from './documents.ts';
import { Subscriber } from './subscriber.ts';

let gateway: TestGateway;
let subscriber: Subscriber;

beforeEach(async () => {
  gateway = await startGateway({ sandboxOptions: { operationDurationMs: 600 }, environment: quickPace });
  subscriber = new Subscriber(gateway.url);
});

afterEach(async () => {
  await subscriber.close();
  await gateway.close();
});

/** An ID of the service's form that it never gave out. */
const unknownImage = toGlobalId('ComputeImage', 'fd800000000000000000');
const readyImage = toGlobalId('ComputeImage', 'fd85u0rct32prepgjlv0');

describe('operation', () => {
  it('gives a creation as it is now and at each change, and completes when it is done', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    const { events, end } = subscriber.follow<OperationData>(followOperation, { id: operationId });
    expect(await end).toEqual({ how: 'complete' });
    expect(events).toEqual([
      { data: { operation: { status: 'RUNNING', done: false, error: null, image: { status: 'CREATING' } } } },
      { data: { operation: { status: 'SUCCEEDED', done: true, error: null, image: { status: 'READY' } } } },
    ]);
  });

  it('gives one that is done once, and completes', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    await subscriber.follow(followOperation, { id: operationId }).end;
    const { events, end } = subscriber.follow<OperationData>(followOperation, { id: operationId });
    expect(await end).toEqual({ how: 'complete' });
    expect(events).toMatchObject([{ data: { operation: { status: 'SUCCEEDED' } } }]);
  });

  it('shows that one fails and why', async () => {
    gateway.sandbox.faults.set('compute', [{ failOperation: { code: 'INTERNAL', message: 'The disk broke.' } }]);
    const { operationId } = await createImage(gateway, 'failing');
    const { events, end } = subscriber.follow<OperationData>(followOperation, { id: operationId });
    expect(await end).toEqual({ how: 'complete' });
    expect(events.map(({ data: { operation } }) => operation)).toMatchObject([
      { status: 'RUNNING', error: null },
      { status: 'FAILED', done: true, error: { code: 'INTERNAL', message: 'The disk broke.' } },
    ]);
  });

  it('shows that one is rolled back, until the image is gone', async () => {
    const failOperation = { code: 'RESOURCE_EXHAUSTED', message: 'No space is left.', rollback: true } as const;
    gateway.sandbox.faults.set('compute', [{ failOperation }]);
    const { operationId } = await createImage(gateway, 'failing');
    const { events, end } = subscriber.follow<OperationData>(followOperation, { id: operationId });
    expect(await end).toEqual({ how: 'complete' });
    const error = { code: 'RESOURCE_EXHAUSTED', message: 'No space is left.' };
    expect(events.map(({ data: { operation } }) => operation)).toEqual([
      { status: 'RUNNING', done: false, error: null, image: { status: 'CREATING' } },
      { status: 'ROLLING_BACK', done: false, error, image: { status: 'CREATING' } },
      { status: 'FAILED', done: true, error, image: null },
    ]);
  });

  it('is an error for an ID that names nothing, at the field and under its alias', async () => {
    const query = 'subscription ($id: ID!) { mine: operation(id: $id) { status } }';
    const { events, end } = subscriber.follow(query, { id: toGlobalId('Operation', 'fhm00000000000000000') });
    expect(await end).toEqual({
      how: 'errors',
      errors: [
        {
          message: 'There is no operation with this ID.',
          locations: [{ line: 1, column: 27 }],
          path: ['mine'],
          extensions: { code: 'NOT_FOUND' },
        },
      ],
    });
    expect(events).toEqual([]);
  });

  it('is an error for the ID of something else, in the words of the query of this name', async () => {
    const { end } = subscriber.follow('subscription ($id: ID!) { operation(id: $id) { status } }', { id: readyImage });
    const asked = await gateway.query('query ($id: ID!)        { operation(id: $id) { status } }', { id: readyImage });
    expect(asked.errors).toMatchObject([{ path: ['operation'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(await end).toEqual({ how: 'errors', errors: asked.errors });
  });
});

describe('imageStatus', () => {
  it('gives an image that is being created until it is READY', async () => {
    const { imageId } = await createImage(gateway, 'followed');
    const { events, end } = subscriber.follow<ImageData>(followImage, { id: imageId });
    expect(await end).toEqual({ how: 'complete' });
    expect(events).toEqual([
      { data: { imageStatus: { name: 'followed', status: 'CREATING' } } },
      { data: { imageStatus: { name: 'followed', status: 'READY' } } },
    ]);
  });

  it('gives an image that is READY once, and completes', async () => {
    const { events, end } = subscriber.follow<ImageData>(followImage, { id: readyImage });
    expect(await end).toEqual({ how: 'complete' });
    expect(events).toMatchObject([{ data: { imageStatus: { status: 'READY' } } }]);
  });

  it('completes when the image is gone', async () => {
    const { imageId } = await createImage(gateway, 'short-lived');
    await subscriber.follow(followImage, { id: imageId }).end;
    await deleteImage(gateway, imageId);
    const { events, end } = subscriber.follow<ImageData>(followImage, { id: imageId });
    expect(await end).toEqual({ how: 'complete' });
    expect(events).toEqual([{ data: { imageStatus: { name: 'short-lived', status: 'DELETING' } } }]);
  });

  it('gives an image whose creation fails until it is in ERROR', async () => {
    gateway.sandbox.faults.set('compute', [{ failOperation: { code: 'INTERNAL' } }]);
    const { imageId } = await createImage(gateway, 'failing');
    const { events, end } = subscriber.follow<ImageData>(followImage, { id: imageId });
    expect(await end).toEqual({ how: 'complete' });
    expect(events.map(({ data }) => data.imageStatus.status)).toEqual(['CREATING', 'ERROR']);
  });

  it('is an error for an ID that names nothing', async () => {
    const { end } = subscriber.follow(followImage, { id: unknownImage });
    expect(await end).toMatchObject({
      how: 'errors',
      errors: [{ path: ['imageStatus'], extensions: { code: 'NOT_FOUND' } }],
    });
  });
});

it('runs several subscriptions over one connection', async () => {
  const { operationId, imageId } = await createImage(gateway, 'followed');
  const ends = [
    subscriber.follow(followOperation, { id: operationId }),
    subscriber.follow(followOperation, { id: operationId }),
    subscriber.follow(followImage, { id: imageId }),
    subscriber.follow(followImage, { id: unknownImage }),
  ].map(({ end }) => end);
  expect((await Promise.all(ends)).map(({ how }) => how)).toEqual(['complete', 'complete', 'complete', 'errors']);
});
