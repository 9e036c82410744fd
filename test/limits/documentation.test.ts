import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { environmentVariables } from '../../src/config.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const page = readFileSync(new URL('../../docs/limits.md', import.meta.url), 'utf8');

/** The blocks of code in one language. */
function blocks(language: string): readonly string[] {
  return [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, of, code]) =>
    of === language && code !== undefined ? [code] : [],
  );
}

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({ sandboxOptions: { images: 30 } });
});

afterAll(() => gateway.close());

it('docs/limits.md has the limits that the configuration has', () => {
  const rows = [...page.matchAll(/`([A-Z]+_[A-Z_]+)` +\| +(\d+) +\|/g)].map(([, name, value]) => [name, value]);
  expect(rows).toHaveLength(18);
  for (const [name, value] of rows) {
    expect({ name, default: environmentVariables.find((variable) => variable.name === name)?.default }).toEqual({
      name,
      default: value,
    });
  }
});

it('docs/limits.md has a refusal as it comes', async () => {
  const { data, errors } = await gateway.query(blocks('graphql')[0] ?? '');
  expect({ data, errors }).toEqual({ data: undefined, ...(JSON.parse(blocks('json')[0] ?? '') as object) });
});

it('docs/limits.md has a report as it comes', async () => {
  const query = /of `(\{ computeImages.*\})`/.exec(page)?.[1] ?? '';
  const { extensions } = await gateway.query(query, {}, { headers: { 'x-upstream-report': '1' } });
  expect(extensions).toEqual(JSON.parse(blocks('json')[1] ?? ''));
});
