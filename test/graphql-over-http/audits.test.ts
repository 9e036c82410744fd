import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

/** What a page of another site could send is refused, and these are such requests (docs/graphql-over-http.md). */
const refusedForCsrf: ReadonlyMap<string, string> = new Map([
  ['5A70', 'MAY accept application/x-www-form-urlencoded formatted GET requests'],
  [
    'D6D5',
    'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
  ],
  ['6A70', 'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json'],
]);

const audits = serverAudits({ url: () => `${gateway.url}/graphql` });

describe('the audits of graphql-http', () => {
  it('are those that docs/graphql-over-http.md counts', () => {
    const levels = ['MUST', 'SHOULD', 'MAY'].map((level) => {
      const ofLevel = audits.filter(({ name }) => name.startsWith(level));
      const passed = ofLevel.filter(({ id }) => !refusedForCsrf.has(id));
      return `| ${level} | ${ofLevel.length} | ${passed.length} |`;
    });
    const page = readFileSync(new URL('../../docs/graphql-over-http.md', import.meta.url), 'utf8');
    const documentation = page.replaceAll(/ +/g, ' ');
    expect(documentation).toContain(levels.join('\n'));
    for (const [id, name] of refusedForCsrf) expect(documentation).toContain(`| ${id} | ${name} |`);
  });

  it.each(audits.filter(({ id }) => !refusedForCsrf.has(id)))('$id: $name', async ({ fn }) => {
    expect(await fn()).toMatchObject({ status: 'ok' });
  });

  it.each(audits.filter(({ id }) => refusedForCsrf.has(id)))('$id, refused: $name', async ({ id, name, fn }) => {
    expect(name).toBe(refusedForCsrf.get(id));
    expect(await fn()).toMatchObject({ status: 'notice', response: { status: 400 } });
  });
});

describe('the audits that are refused', () => {
  const fetchWithHeader: typeof fetch = (url, init) => {
    const headers = new Headers(init?.headers);
    headers.set('apollo-require-preflight', 'true');
    return fetch(url, { ...init, headers });
  };
  const withHeader = serverAudits({ url: () => `${gateway.url}/graphql`, fetchFn: fetchWithHeader });

  it.each(withHeader.filter(({ id }) => refusedForCsrf.has(id)))(
    '$id passes with a header that a page of another site cannot set',
    async ({ fn }) => {
      expect(await fn()).toMatchObject({ status: 'ok' });
    },
  );
});
