import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Watches } from '../../src/loaders/watches.ts';
import { NotFoundError, WatchLimitError } from '../../src/model/errors.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { callerKeyOf } from '../../src/server/authentication/principal.ts';
import { Cancellation } from '../../src/services/cancellation.ts';
import { callersOwn } from '../../src/services/credentials.ts';
import { noPropagatedHeaders } from '../../src/services/propagated-headers.ts';
import { RefusedTokens } from '../../src/services/refused-tokens.ts';
import { createServices, endpoints, type Services } from '../../src/services/services.ts';
import type { UpstreamCall } from '../../src/services/upstream-call.ts';
import { until } from '../support/until.ts';
import { plainCalls } from '../support/plain-calls.ts';

const pace = { firstPauseMs: 10, longestPauseMs: 20, growth: 2 };
const imageId = 'fd85u0rct32prepgjlv0';

let sandbox: Sandbox;
let services: Services;
let watches: Watches;

beforeEach(async () => {
  sandbox = await startSandbox({ images: 0 });
  const baseUrls = Object.fromEntries(endpoints.map(({ service }) => [service, sandbox.url]));
  services = createServices({ ...plainCalls, baseUrls });
  watches = new Watches(services, { pace, limit: 3, limitPerCaller: 2 });
});

afterEach(async () => {
  await services.close();
  await sandbox.close();
});

function callOf(token: string): UpstreamCall {
  return {
    callerKey: callerKeyOf('token', token),
    credentials: callersOwn(`Bearer ${token}`),
    refusedTokens: new RefusedTokens(),
    cancellation: new Cancellation(),
    requestId: '0af76519-16cd-43dd-8448-eb211c80319c',
    propagated: noPropagatedHeaders,
    idempotencyKey: null,
    traceContext: null,
    onRequest: () => () => undefined,
  };
}

/** Puts the published image into another status, behind the services' back. */
function become(status: 'CREATING' | 'READY' | 'ERROR', changes: { readonly description?: string } = {}): void {
  sandbox.store.compute.change(imageId, (image) => ({ ...image, status, ...changes }));
}

const follow = (token = 'sandbox-admin') => watches.imageStatus('ComputeImage', imageId, callOf(token));

describe('Watches.imageStatus', () => {
  it('gives the image at each change of its status, and at no other', async () => {
    become('CREATING');
    const images = follow();
    expect((await images.next()).value).toMatchObject({ imageId, status: 'CREATING' });
    const looks = sandbox.requests.length;
    become('CREATING', { description: 'another' });
    await until(() => sandbox.requests.length > looks + 2);
    become('ERROR');
    expect((await images.next()).value).toMatchObject({ status: 'ERROR', description: 'another' });
    expect(await images.next()).toEqual({ done: true, value: undefined });
    expect(watches.size).toBe(0);
  });

  it('is over when the image is gone', async () => {
    become('CREATING');
    const images = follow();
    await images.next();
    sandbox.store.compute.delete(imageId);
    expect(await images.next()).toEqual({ done: true, value: undefined });
  });

  it('fails for an image that was never there', async () => {
    await expect(
      watches.imageStatus('ComputeImage', 'fd800000000000000000', callOf('sandbox-admin')).next(),
    ).rejects.toThrow(NotFoundError);
  });
});

describe('Watches', () => {
  it('looks once for all followers of one caller, and apart for each caller', async () => {
    become('CREATING');
    const followers = [follow(), follow(), follow('sandbox-viewer')];
    await Promise.all(followers.map((follower) => follower.next()));
    expect(watches.size).toBe(2);
    expect(new Set(sandbox.requests.map(({ headers }) => headers['authorization']))).toEqual(
      new Set(['Bearer sandbox-admin', 'Bearer sandbox-viewer']),
    );
    for (const follower of followers) await follower.return();
    expect(watches.size).toBe(0);
  });

  it('goes on looking for those who stay when the first one has left', async () => {
    become('CREATING');
    const [first, second] = [follow(), follow()];
    await Promise.all([first.next(), second.next()]);
    await first.return();
    become('READY');
    expect((await second.next()).value).toMatchObject({ status: 'READY' });
  });

  it('follows no more for one caller than it may, and goes on for others', async () => {
    become('CREATING');
    const first = follow();
    const another = (token: string) => watches.operation('fhm00000000000000000', callOf(token));
    const second = another('sandbox-admin');
    const more = () => watches.operation('fhm11111111111111111', callOf('sandbox-admin'));
    expect(more).toThrow(
      'This caller follows 2 operations and images, the most that WATCHES_PER_CALLER allows. ' +
        'End some of its subscriptions first.',
    );
    // What is followed already takes no further place.
    const joined = follow();
    const ofOther = follow('sandbox-viewer');
    await Promise.all([first, joined, ofOther].map((images) => images.next()));
    await expect(second.next()).rejects.toThrow(NotFoundError);
    // The place is free again, and taken once.
    const third = more();
    expect(() => watches.operation('fhm22222222222222222', callOf('sandbox-admin'))).toThrow(WatchLimitError);
    await Promise.all([first, joined, ofOther, third].map((images) => images.return()));
    expect(watches.size).toBe(0);
  });

  it('refuses to follow more than it may, until something is let go of', async () => {
    become('CREATING');
    const tokens = ['sandbox-admin', 'sandbox-viewer', 'sandbox-compute'];
    const followers = tokens.map((token) => follow(token));
    const another = () => watches.operation('fhm00000000000000000', callOf('sandbox-admin'));
    expect(another).toThrow(WatchLimitError);
    await follow('sandbox-admin').return();
    await followers[0]?.return();
    await expect(another().next()).rejects.toThrow(NotFoundError);
    await Promise.all(followers.map((follower) => follower.return()));
  });
});
