import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Redaction } from '../../../src/services/http/redaction.ts';
import { decodeOperation } from '../../../src/services/operation/decode-operation.ts';
import { testSeed } from '../../support/seed.ts';

const token = `t1.9euelZq${hash('sha512', 'a', 'base64url')}.${hash('sha512', 'b', 'base64')}`;
const redaction = new Redaction(() => ({
  credentials: [token, ''],
  hosts: ['Compute.internal:8443', 'compute.internal'],
}));

describe('a credential of the call is hidden', () => {
  it.each([
    ['as it is', token],
    ['encoded for a URL', encodeURIComponent(token)],
    ['in base64', Buffer.from(token).toString('base64')],
    ['in base64url', Buffer.from(token).toString('base64url')],
    ['in the base64 of a header', Buffer.from(`Authorization: Bearer ${token}\r\n`).toString('base64')],
  ])('%s', (_, spelling) => {
    const shown = redaction.text(`before ${spelling} after`);
    expect(shown).toMatch(/^before .*\*\*\*.* after$/);
    // In base64 the characters at both ends depend on the neighbours too, and stay.
    const around = spelling.startsWith('QXV0') ? 36 : 4;
    expect(shown.length).toBeLessThanOrEqual('before *** after'.length + around);
  });

  it('in every part that is twice as long as a block, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.nat(token.length - 24),
        fc.integer({ min: 24, max: token.length }),
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '*', 't', '1', '.') }),
        (start, length, around) => {
          const part = token.slice(start, start + length);
          expect(redaction.text(`${around} ${part} ${around}`)).not.toContain(part.slice(0, 24));
        },
      ),
      { seed: testSeed, numRuns: 500 },
    );
  });

  it('where the text is cut, however many of them come before', () => {
    for (const before of [16_384 - 30, 16_384 - 11, 16_384 - 100]) {
      const shown = redaction.text(
        token.repeat(Math.floor(before / token.length)) + ' '.repeat(before % token.length) + token,
      );
      expect(shown).toMatch(/^[* ]*$/);
    }
  });
});

it('hosts are hidden in any case', () => {
  expect(redaction.text('https://COMPUTE.internal:8443/ at compute.INTERNAL')).toBe('https://***/ at ***');
});

it.each([
  ['Authorization: Bearer abc123def456ghi', 'Authorization: Bearer ***'],
  ['got Basic dXNlcjpwYXNz1', 'got Basic ***'],
  ['t1.9euelZqTmZGYkJ2QyZKPyZnO.x-_y', '***'],
  ['token y0_AgAAAABkP3xYAATuwQAAAADm0123456789', 'token ***'],
  ['key AQVNyXkzJ1234567890abcdefghijklmnop', 'key ***'],
  ['eyJhbGciOiJQUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln', '***'],
  ['-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----', '***'],
  ['postgres://user:hunter22@db/x', 'postgres://***@db/x'],
  ['{"iamToken":"abcdefgh","password": "hunter22"}', '{"iamToken":"***","password": "***"}'],
])('what has the form of a credential is hidden: %s', (text, shown) => {
  expect(Redaction.ofUnknownSecrets.text(text)).toBe(shown);
});

it.each([
  'Bearer authentication is required.',
  'The token is invalid or has expired.',
  'Permission denied to folder b1g0123456789abcdefg',
  'The limit on maximum number of active operations has exceeded.',
  'pageToken: invalid value',
])('ordinary words stay as they are: %s', (text) => {
  expect(redaction.text(text)).toBe(text);
});

it('control characters become spaces, and halves of characters do not stay', () => {
  expect(redaction.text('a\r\n{"level":"error"}\u001b[31m\u0000b\u202ec\u2028d')).toBe(
    'a {"level":"error"} [31m b c d',
  );
  expect(redaction.text(`${'x'.repeat(999)}🌍`)).toBe(`${'x'.repeat(999)}\u{fffd}`);
});

it('the message of an operation is redacted and truncated', () => {
  const message = `Bad ${token} at compute.internal\n${'x'.repeat(5000)}`;
  const { error } = decodeOperation({ id: 'o', done: true, error: { code: 13, message } }, redaction);
  expect(error?.message).toBe(`Bad *** at *** ${'x'.repeat(1000 - 15)}`);
});
