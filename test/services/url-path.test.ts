import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InputError } from '../../src/model/errors.ts';
import { pathSegment, urlQuery } from '../../src/services/http/url-path.ts';

const base = 'https://compute.example/compute/v1/images';

describe('pathSegment', () => {
  it('leaves the IDs of the services as they are', () => {
    expect(pathSegment('fd85u0rct32prepgjlv0')).toBe('fd85u0rct32prepgjlv0');
  });

  it('makes of any ID one segment, or refuses it', () => {
    const hostile = fc.array(
      fc.constantFrom('.', '..', '/', '\\', '%2e', '%2f', '%', '?', '#', ':', '@', 'a', '\n', '名'),
      {
        maxLength: 8,
      },
    );
    const id = fc.oneof(
      fc.string({ unit: 'binary' }),
      hostile.map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(id, (text) => {
        let segment: string;
        try {
          segment = pathSegment(text);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          return;
        }
        const url = new URL(`${base}/${segment}`);
        expect(url.href).toBe(`${base}/${segment}`);
        expect(url.pathname.split('/')).toHaveLength(5);
        expect(decodeURIComponent(url.pathname.split('/')[4] ?? '')).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['../../iam/v1/tokens', '..%2f..%2fiam', '/etc', 'a/../b', '\\..\\', 'a?folderId=b', 'a#b', 'a:cancel'])(
    'has %j reach no other path',
    (id) => {
      expect(new URL(`${base}/${pathSegment(id)}/operations`).pathname).toBe(
        `/compute/v1/images/${encodeURIComponent(id)}/operations`,
      );
    },
  );

  it.each(['', '.', '..', 'x'.repeat(101), '\ud800', 'a\udfff'])('refuses %j', (id) => {
    expect(() => pathSegment(id)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('is not an ID: an ID has 1 to 100 characters and is not "." or "..".'),
        extensions: { code: 'BAD_USER_INPUT', reason: 'MALFORMED_ID' },
      }),
    );
  });

  it('takes the longest ID, and repeats little of a longer one', () => {
    expect(pathSegment('x'.repeat(100))).toHaveLength(100);
    expect(() => pathSegment('x'.repeat(5000))).toThrow(/^.{1,150}$/);
  });
});

describe('urlQuery', () => {
  it('has the parameters with a value', () => {
    expect(urlQuery({ folderId: 'b1g', pageSize: 50, pageToken: null })).toBe('?folderId=b1g&pageSize=50');
    expect(urlQuery({ pageToken: null })).toBe('');
    expect(urlQuery({ filter: '' })).toBe('?filter=');
  });

  it('gives each value back as it was', () => {
    const value = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(value, value, (filter, folderId) => {
        const { searchParams } = new URL(base + urlQuery({ filter, folderId }));
        expect([...searchParams]).toEqual([
          ['filter', filter],
          ['folderId', folderId],
        ]);
      }),
    );
  });
});
