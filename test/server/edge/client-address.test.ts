import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clientAddress, parseAddress, trustedProxies } from '../../../src/server/edge/client-address.ts';
import { testSeed } from '../../support/seed.ts';

describe('an address is read', () => {
  it('from every spelling that proxies use, as the same address', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 65_535 }), (address, port) => {
        for (const spelling of [address, `${address}:${port}`, `::ffff:${address}`, `[::FFFF:${address}]:${port}`]) {
          expect(parseAddress(spelling)).toBe(address);
        }
      }),
      { seed: testSeed },
    );
    fc.assert(
      fc.property(fc.ipV6(), fc.integer({ min: 0, max: 65_535 }), (address, port) => {
        const parsed = parseAddress(address);
        expect(parsed).not.toBeNull();
        for (const spelling of [address.toUpperCase(), `[${address}]`, `[${address}]:${port}`, `${address}%eth0`]) {
          expect(parseAddress(spelling)).toBe(parsed);
        }
      }),
      { seed: testSeed },
    );
  });

  it.each([
    '',
    'unknown',
    '_hidden',
    '1.2.3',
    '1.2.3.4:',
    '1.2.3.4:port',
    '01.2.3.4',
    '[::1',
    ':::',
    '1.2.3.4, 5.6.7.8',
  ])('not from %j', (text) => expect(parseAddress(text)).toBeNull());
});

describe('the address that a request counts for', () => {
  it('is that of the last trusted proxy where its entry is not an address', () => {
    expect(clientAddress({ ip: 'x', ips: ['127.0.0.1', '10.0.0.7', 'x'] })).toBe('10.0.0.7');
    expect(clientAddress({ ip: 'x', ips: ['127.0.0.1', '_a', '_b'] })).toBe('127.0.0.1');
    expect(clientAddress({ ip: '2001:db8:1:2:3::4' })).toBe('2001:db8:1:2::/64');
    expect(clientAddress({ ip: '' })).toBe('unknown');
  });
});

it('a proxy is trusted in every spelling of its address', () => {
  const isTrusted = trustedProxies(['loopback', '10.1.0.0/16', '::ffff:10.2.0.0/112', '192.0.2.1', 'fd00::/8']);
  for (const address of [
    '127.0.0.9',
    '::1',
    '[::1]:80',
    '10.1.2.3:80',
    '::ffff:10.1.2.3',
    '10.2.0.9',
    '192.0.2.1',
    'fd12::1',
  ]) {
    expect([address, isTrusted(address)]).toEqual([address, true]);
  }
  for (const address of ['10.3.0.1', '192.0.2.2', '::2', 'loopback', '', undefined])
    expect(isTrusted(address)).toBe(false);
});
