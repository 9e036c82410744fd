import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toGlobalId as relayGlobalId } from 'graphql-relay';
import { InputError } from '../../src/model/errors.ts';
import { parseGlobalId, toGlobalId } from '../../src/resolvers/global-id.ts';

const typenames = ['ComputeImage', 'Folder'];

function refusal(globalId: string): InputError {
  try {
    parseGlobalId(globalId, typenames);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error(`${globalId} was taken.`);
}

describe('a global ID', () => {
  it('is the one of graphql-relay', () => {
    expect(toGlobalId('ComputeImage', 'fd85u0rct32prepgjlv0')).toBe(
      relayGlobalId('ComputeImage', 'fd85u0rct32prepgjlv0'),
    );
  });

  it('names again what it was made of', () => {
    const id = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(fc.constantFrom(...typenames), id, (typename, own) => {
        expect(parseGlobalId(toGlobalId(typename, own), typenames)).toEqual({ typename, id: own });
      }),
    );
  });

  it.each([
    '',
    ':',
    'fd85u0rct32prepgjlv0',
    'ComputeImage:fd85u0rct32prepgjlv0',
    toGlobalId('', 'fd85u0rct32prepgjlv0'),
    toGlobalId('ComputeImage', ''),
    `${toGlobalId('ComputeImage', 'a')}=`,
    ` ${toGlobalId('ComputeImage', 'a')}`,
    toGlobalId('ComputeImage', 'fd85u0rct32prepgjlv0').slice(0, -3),
    '../../iam/v1/tokens',
  ])('is not %j', (globalId) => {
    const { code, extensions, message } = refusal(globalId);
    expect({ code, extensions }).toEqual({
      code: 'BAD_USER_INPUT',
      extensions: { code: 'BAD_USER_INPUT', reason: 'MALFORMED_ID' },
    });
    expect(message).toContain('is not a global ID. Give the "id" of an object as this API returned it.');
  });

  it('of another type is refused with the types that are taken', () => {
    expect(refusal(toGlobalId('User', '1')).message).toContain(
      'names a User, and this takes the ID of: ComputeImage, Folder.',
    );
  });

  it('is repeated only in part when it is refused', () => {
    expect(refusal('x'.repeat(10_000)).message.length).toBeLessThan(200);
    expect(refusal(toGlobalId('T'.repeat(10_000), '1')).message.length).toBeLessThan(400);
  });

  it('that was changed is malformed or names something else, and nothing breaks', () => {
    const original = toGlobalId('ComputeImage', 'fd85u0rct32prepgjlv0');
    fc.assert(
      fc.property(fc.nat(original.length - 1), fc.string({ maxLength: 4 }), (at, text) => {
        const changed = original.slice(0, at) + text + original.slice(at + 1);
        fc.pre(changed !== original);
        try {
          expect(parseGlobalId(changed, typenames)).not.toEqual({
            typename: 'ComputeImage',
            id: 'fd85u0rct32prepgjlv0',
          });
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
