import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clientNetwork } from '../../../src/server/edge/client-network.ts';
import { checkProperty } from '../../support/seed.ts';

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:cb00:7107', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
  ['2001:0DB8:0001:0002::', '2001:db8:1:2::'],
  ['2001:db8::1', '2001:db8:0:0::'],
  ['::1', '0:0:0:0::'],
  ['fe80::1%eth0', 'fe80:0:0:0::'],
  ['', 'gone'],
])('%j counts as %s', (ip, network) => {
  expect(clientNetwork(ip)).toBe(network);
});

it('every address of a /64 network counts as one client, and none of another network does', () => {
  const bits = fc.bigInt({ min: 0x2000_0000_0000_0000n, max: 0x3fff_ffff_ffff_ffffn });
  const address = (high: bigint, low: bigint): string =>
    [high, low].map((half) => half.toString(16).padStart(16, '0').match(/.{4}/g)?.join(':')).join(':');
  return checkProperty(
    'networks of clients',
    300,
    fc.asyncProperty(bits, bits, bits, bits, (high, low, otherHigh, otherLow) => {
      expect(clientNetwork(address(high, low))).toBe(clientNetwork(address(high, otherLow)));
      fc.pre(high !== otherHigh);
      expect(clientNetwork(address(high, low))).not.toBe(clientNetwork(address(otherHigh, low)));
      return Promise.resolve();
    }),
  );
});
