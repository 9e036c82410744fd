import type { LookupFunction } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { callerKeyOf } from '../../../src/server/authentication/principal.ts';
import { Cancellation } from '../../../src/services/cancellation.ts';
import { callersOwn } from '../../../src/services/credentials.ts';
import { noPropagatedHeaders } from '../../../src/services/propagated-headers.ts';
import { RefusedTokens } from '../../../src/services/refused-tokens.ts';
import { createServices, endpoints, type Services, type ServicesOptions } from '../../../src/services/services.ts';
import type { UpstreamCall } from '../../../src/services/upstream-call.ts';
import { numberedId, numberedImages } from '../../integration/numbered-images.ts';
import { plainCalls } from '../../support/plain-calls.ts';
import { until } from '../../support/until.ts';

const dataset = { compute: numberedImages('c', 'folder-a', 1) };
const hostName = 'compute.example.net';

const toClose: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

async function sandboxAt(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ dataset, ...options });
  toClose.push(() => sandbox.close());
  return sandbox;
}

function servicesAt(url: string, options: Partial<ServicesOptions>): Services {
  const baseUrls = Object.fromEntries(endpoints.map(({ service }) => [service, url]));
  const services = createServices({ ...plainCalls, baseUrls, ...options });
  toClose.push(() => services.close());
  return services;
}

function callWith(cancellation = new Cancellation()): UpstreamCall {
  return {
    callerKey: callerKeyOf('token', 'sandbox-admin'),
    credentials: callersOwn('Bearer sandbox-admin'),
    refusedTokens: new RefusedTokens(),
    cancellation,
    requestId: '0af76519-16cd-43dd-8448-eb211c80319c',
    propagated: noPropagatedHeaders,
    idempotencyKey: null,
    traceContext: null,
    onRequest: () => () => undefined,
  };
}

const get = (services: Services, number = 0, cancellation?: Cancellation) =>
  services.compute.get(numberedId('c', number), callWith(cancellation));

describe('a host name that comes to mean another address', () => {
  it('is asked for again when the connections are old, and not before', async () => {
    const before = await sandboxAt({ host: '127.0.0.1' });
    // All of 127.0.0.0/8 is this machine's own on Linux, and on other systems it can be made so.
    const after = await sandboxAt({ host: '127.0.0.2', port: before.port });
    let address = '127.0.0.1';
    const lookup: LookupFunction = (_name, options, callback) =>
      options.all === true ? callback(null, [{ address, family: 4 }]) : callback(null, address, 4);
    const connectionLifetimeMs = 500;
    const services = servicesAt(`http://${hostName}:${before.port}`, { lookup, connectionLifetimeMs, concurrency: 1 });

    await get(services);
    address = '127.0.0.2';
    await get(services);
    expect([before.requests.length, after.requests.length]).toEqual([2, 0]);
    await new Promise((resolve) => setTimeout(resolve, connectionLifetimeMs));
    await get(services);
    expect([before.requests.length, after.requests.length]).toEqual([2, 1]);
  });
});

describe('connections that are replaced', () => {
  it('lose no call, though all of them are in use', async () => {
    const sandbox = await sandboxAt();
    sandbox.faults.set('compute', { delayMs: 7 });
    const services = servicesAt(sandbox.url, { concurrency: 4, connectionLifetimeMs: 20, timeoutMs: 60_000 });
    const images = await Promise.all(Array.from({ length: 400 }, (_, number) => get(services, number)));
    expect(images.filter((image) => image !== null)).toHaveLength(1);
    expect(sandbox.requests).toHaveLength(400);
  });

  it('lose no call, though all of them are too old at the same moment', async () => {
    const sandbox = await sandboxAt();
    const services = servicesAt(sandbox.url, { concurrency: 1, connectionLifetimeMs: 30 });
    for (let number = 0; number < 5; number++) {
      await get(services, number);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    expect(sandbox.requests).toHaveLength(5);
  });

  it('are closed when their calls have ended, which closing waits for', async () => {
    const sandbox = await sandboxAt();
    const services = servicesAt(sandbox.url, { connectionLifetimeMs: 1 });
    sandbox.faults.set('compute', { delayMs: 300, times: 1 });
    const slow = get(services);
    await until(() => sandbox.requests.length === 1);
    await get(services, 1);
    await services.close();
    expect(sandbox.requests.map(({ status, aborted }) => ({ status, aborted }))).toEqual([
      { status: 200, aborted: false },
      { status: 404, aborted: false },
    ]);
    expect(await slow).not.toBeNull();
  });
});

describe('a connection that does not come about', () => {
  /** Never finds an address. */
  const lookup: LookupFunction = () => undefined;

  it('is not waited for beyond the deadline of the call', async () => {
    const services = servicesAt(`http://${hostName}`, { lookup, timeoutMs: 300 });
    const begin = performance.now();
    await expect(get(services)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED', reason: null });
    expect(performance.now() - begin).toBeGreaterThanOrEqual(290);
  });

  it('is not waited for when the caller has left', async () => {
    const services = servicesAt(`http://${hostName}`, { lookup, timeoutMs: 60_000 });
    const caller = new Cancellation();
    const answer = get(services, 0, caller);
    caller.cancel('left');
    await expect(answer).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('is refused by a name that means nothing', async () => {
    const unknown: LookupFunction = (name, _options, callback) =>
      callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' }), '');
    const services = servicesAt(`http://${hostName}`, { lookup: unknown });
    await expect(get(services)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: 'Compute could not be reached.',
    });
  });
});
