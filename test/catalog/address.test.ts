import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Address, formatAddress, parseAddress } from '../../examples/catalog/src/address/address.ts';
import { osTypes, services, sorts, statuses } from '../../examples/catalog/src/address/words.ts';
import { formatBytes } from '../../examples/catalog/src/ui/bytes.ts';
import { checkProperty } from '../support/seed.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((value) => value.trim());
const someText = text.filter((value) => value !== '');
const some = <Value extends string>(words: readonly { readonly value: Value }[]) =>
  fc.subarray(words.map(({ value }) => value));

const addresses: fc.Arbitrary<Address> = fc.record({
  folders: fc.uniqueArray(someText, { maxLength: 10 }),
  services: some(services),
  statuses: some(statuses),
  osTypes: some(osTypes),
  family: text,
  name: text,
  labels: fc.array(fc.record({ key: someText.filter((key) => !key.includes('=')), value: fc.option(text) }), {
    maxLength: 3,
  }),
  sort: fc.constantFrom(...sorts.map(({ value }) => value)),
  image: fc.option(someText),
});

describe('an address', () => {
  it('comes back as it was', async () => {
    const property = fc.asyncProperty(addresses, async (address) => {
      expect(parseAddress(formatAddress(address))).toEqual(address);
      return Promise.resolve();
    });
    await checkProperty('addresses of the catalogue', 500, property);
  });

  it('is empty where there is nothing to say', () => {
    expect(formatAddress(parseAddress(''))).toBe('');
  });

  it('is understood whatever it is', async () => {
    const property = fc.asyncProperty(fc.string({ unit: 'binary' }), async (search) => {
      const address = parseAddress(search);
      expect(parseAddress(formatAddress(address))).toEqual(address);
      return Promise.resolve();
    });
    await checkProperty('addresses from elsewhere', 500, property);
  });
});

describe('a size', () => {
  it.each([
    ['0', '0 bytes'],
    ['1023', '1,023 bytes'],
    ['1024', '1 KiB'],
    ['7633633280', '7.1 GiB'],
    ['8589934592', '8 GiB'],
    ['9223372036854775807', '8 EiB'],
  ])('of %s bytes is %s', (bytes, size) => {
    expect(formatBytes(bytes)).toBe(size);
  });
});
