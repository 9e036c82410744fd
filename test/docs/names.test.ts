import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { environmentVariables } from '../../src/config.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { codeOf, readDocument } from './markdown.ts';
import { sources } from './sources.ts';

const variables = environmentVariables.map(({ name }) => name);
/** What Node.js reads, and what Apollo Server says. */
const others = ['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'PERSISTED_QUERY_NOT_FOUND'];

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

describe.each(['docs/operating.md', 'docs/resilience.md'])('%s names', (page) => {
  const code = codeOf(readDocument(page));

  it('no variable that there is not, and no code of an error', () => {
    const names = code.flatMap((span) => [...span.matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g)].map(([name]) => name));
    const source = sources();
    const unknown = names.filter(
      (name) => !variables.includes(name) && !others.includes(name) && !new RegExp(`\\b${name}\\b`).test(source),
    );
    expect(names.length).toBeGreaterThan(5);
    expect(unknown).toEqual([]);
  });

  it('metrics that the gateway has', async () => {
    const scraped = await (await fetch(`${gateway.url}/metrics`)).text();
    const metrics = code.filter((span) => /^(image_gateway|nodejs|process)_\w+$/.test(span));
    expect(metrics.length).toBeGreaterThan(5);
    expect(metrics.filter((name) => !new RegExp(`^# TYPE ${name} `, 'm').test(scraped))).toEqual([]);
  });
});
