import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { pino } from 'pino';
import { CheckedRights, type HeldRights, RightsVersion } from '../../src/server/authentication/open-rights.ts';
import type { Principal } from '../../src/server/authentication/principal.ts';
import { AuthenticationUnavailableError, UnauthenticatedError } from '../../src/model/errors.ts';
import { noCredentials } from '../../src/services/credentials.ts';

let version: RightsVersion;
let rights: CheckedRights;
/** The key of the caller of each token that counts. */
let callers: Map<string, string>;
let isUnavailable: boolean;
let refreshes: number;
/** The tokens that were checked. */
let checked: string[];

beforeEach(() => {
  version = new RightsVersion();
  callers = new Map([
    ['a', 'alice'],
    ['b', 'bob'],
  ]);
  isUnavailable = false;
  refreshes = 0;
  const tokens: string[] = [];
  checked = tokens;
  rights = new CheckedRights({
    version,
    authenticate: ({ authorization = '' }) => {
      tokens.push(authorization);
      return authenticate(authorization);
    },
    refresh: () => {
      refreshes += 1;
      return isUnavailable ? Promise.reject(new AuthenticationUnavailableError()) : Promise.resolve();
    },
    log: pino({ level: 'silent' }),
  });
});

afterEach(() => {
  rights.close();
  jest.useRealTimers();
});

function authenticate(token: string): Promise<Principal> {
  const rightsVersion = version.current;
  const callerKey = callers.get(token);
  if (isUnavailable) return Promise.reject(new AuthenticationUnavailableError());
  if (callerKey === undefined) return Promise.reject(new UnauthenticatedError());
  return Promise.resolve({
    callerKey,
    standing: 'verified',
    credentials: noCredentials,
    idempotencyScope: callerKey,
    rightsVersion,
    expiresAt: null,
  });
}

/** Opens something for the caller with a token. */
async function open(token: string): Promise<{ readonly held: HeldRights; readonly ends: string[] }> {
  const ends: string[] = [];
  const principal = await authenticate(token);
  const held = rights.hold({ headers: { authorization: token }, principal, end: ({ message }) => ends.push(message) });
  return { held, ends };
}

/** Lets everything happen that waits for nothing. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const noLonger = 'The credentials are no longer accepted.';

describe('rights', () => {
  it('are not checked again while no key changes, however often they are asked for', async () => {
    const { held, ends } = await open('a');
    for (let count = 0; count < 100; count += 1) expect(await held.check()).toBeNull();
    expect([checked, ends]).toEqual([[], []]);
  });

  it('are checked once for each holder after a change, and end for those who no longer have them', async () => {
    const [ofAlice, ofBob] = [await open('a'), await open('b')];
    callers.delete('a');
    version.changed();
    await settled();
    expect(checked).toEqual(['a', 'b']);
    expect([ofAlice.ends, ofBob.ends]).toEqual([[noLonger], []]);
    expect(await ofBob.held.check()).toBeNull();
    expect(await ofAlice.held.check()).toMatchObject({ message: noLonger, code: 'UNAUTHENTICATED' });
    version.changed();
    await settled();
    expect(checked).toEqual(['a', 'b', 'b']);
    expect(ofAlice.ends).toEqual([noLonger]);
  });

  it('are checked before more is begun, without waiting for the round of all', async () => {
    const holders = await Promise.all(Array.from({ length: 500 }, () => open('a')));
    const last = holders.at(-1);
    callers.delete('a');
    version.changed();
    expect(await last?.held.check()).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(last?.ends).toEqual([noLonger]);
  });

  it('end when the gateway acts by another account, since the caller is then another one to the services', async () => {
    const { ends } = await open('a');
    callers.set('a', 'alice of another account');
    version.changed();
    await settled();
    expect(ends).toEqual([noLonger]);
  });

  it('are checked where keys have changed between the check of a caller and the opening', async () => {
    const ends: string[] = [];
    const principal = await authenticate('a');
    callers.delete('a');
    version.changed();
    rights.hold({ headers: { authorization: 'a' }, principal, end: ({ message }) => ends.push(message) });
    await settled();
    expect(ends).toEqual([noLonger]);
  });

  it('are checked again when keys change during the check', async () => {
    const { held, ends } = await open('a');
    version.changed();
    const checking = held.check();
    callers.delete('a');
    version.changed();
    expect(await checking).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(ends).toEqual([noLonger]);
  });

  it('of many do not keep the process from other work', async () => {
    const holders = await Promise.all(Array.from({ length: 1000 }, () => open('a')));
    version.changed();
    await settled();
    expect(checked.length).toBeLessThan(200);
    while (checked.length < holders.length) await settled();
  });

  it('that were released are not checked', async () => {
    const { held } = await open('a');
    held.release();
    version.changed();
    await settled();
    expect(checked).toEqual([]);
  });
});

describe('keys that report no change', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  });

  it('are looked at once a minute while something is open', async () => {
    jest.advanceTimersByTime(600_000);
    expect(refreshes).toBe(0);
    const { held } = await open('a');
    await jest.advanceTimersByTimeAsync(600_000);
    expect(refreshes).toBe(10);
    held.release();
    jest.advanceTimersByTime(600_000);
    expect(refreshes).toBe(10);
  });

  it('and cannot be had any more end what is open, with the reason', async () => {
    const { ends } = await open('a');
    isUnavailable = true;
    await jest.advanceTimersByTimeAsync(60_000);
    await settled();
    expect(ends).toEqual(['The gateway cannot check credentials at the moment. Try again.']);
  });
});
