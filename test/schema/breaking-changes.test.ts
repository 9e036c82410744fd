import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CriticalityLevel, diff, DiffRule } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { printApiSchema } from '../../src/server/schema.ts';

/** The SDL of the last release. At each release `image-gateway schema` writes it anew (docs/consuming.md). */
const released = readFileSync(new URL('released.graphql', import.meta.url), 'utf8');

/** What clients of one schema may no longer do with another. What was deprecated in the former may go. */
async function breakingChanges(from: string, to: string): Promise<readonly string[]> {
  const changes = await diff(buildSchema(from), buildSchema(to), [DiffRule.suppressRemovalOfDeprecatedField]);
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message, path }) => `${path ?? ''}: ${message}`);
}

describe('the schema', () => {
  it('breaks no client of the last release', async () => {
    expect(await breakingChanges(released, printApiSchema())).toEqual([]);
  });
});

describe('the check for breaking changes', () => {
  it.each([
    { what: 'a field is gone', from: 'checksum: String', to: 'md5: String', path: 'BareMetalImage.checksum' },
    { what: 'a field may become null', from: 'pooled: Boolean!', to: 'pooled: Boolean', path: 'ComputeImage.pooled' },
    {
      what: 'an argument is required',
      from: 'waitSeconds: Int = 0',
      to: 'waitSeconds: Int!',
      path: 'Query.operation.waitSeconds',
    },
    { what: 'an enum value is gone', from: '  ROLLING_BACK\n', to: '', path: 'OperationStatus.ROLLING_BACK' },
  ])('notices when $what', async ({ from, to, path }) => {
    const changed = withoutDescriptions(printApiSchema()).replace(from, to);
    expect(await breakingChanges(printApiSchema(), changed)).toContainEqual(expect.stringContaining(`${path}: `));
  });

  it('lets go what was deprecated', async () => {
    const sdl = withoutDescriptions(printApiSchema());
    const deprecated = sdl.replace('checksum: String', 'checksum: String @deprecated(reason: "No longer reported.")');
    expect(await breakingChanges(deprecated, sdl.replace('checksum: String', ''))).toEqual([]);
  });
});

function withoutDescriptions(sdl: string): string {
  return sdl.replaceAll(/^ *"""[^]*?"""\n/gm, '');
}
