import { describe, expect, it } from '@jest/globals';
import { Evidence, findLeaks, type Medium, Secrets } from './evidence.ts';

const secret = 't1.secret-token/of+somebody="x"';

function found(medium: Medium, text: string, collect: (secrets: Secrets) => void): readonly string[] {
  const evidence = new Evidence();
  evidence[medium].push('something else', text, 'and more');
  const secrets = new Secrets();
  collect(secrets);
  return findLeaks(evidence, secrets.all);
}

describe('findLeaks', () => {
  it.each(['logs', 'answers', 'metrics', 'traces'] as const)('finds a secret in the %s', (medium) => {
    const leaks = found(medium, `before ${secret} after`, (secrets) => secrets.add('a token', secret));
    expect(leaks).toEqual([`a token in the ${medium}: before ${secret} after`]);
  });

  it.each([
    ['in a URL', `/graphql?token=${encodeURIComponent(secret)}`],
    ['in JSON', JSON.stringify({ token: secret })],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64 after something else', Buffer.from(`user:${secret}`).toString('base64')],
    ['in base64 after something else yet', Buffer.from(`users:${secret}:more`).toString('base64')],
  ])('finds a secret %s', (_where, text) => {
    expect(found('logs', text, (secrets) => secrets.add('a token', secret))).toHaveLength(1);
  });

  it('lets what somebody has sent be answered, and nothing else', () => {
    const collect = (secrets: Secrets): string => secrets.addInput('a name', secret);
    expect(found('answers', secret, collect)).toEqual([]);
    expect(found('logs', secret, collect)).toHaveLength(1);
  });

  it('finds nothing where there is nothing', () => {
    expect(found('logs', 't1.secret', (secrets) => secrets.add('a token', secret))).toEqual([]);
  });
});
