import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { parseManifest } from '../../src/server/trusted-documents/manifest.ts';
import { printApiSchema, printSubgraphSchema } from '../../src/server/schema.ts';
import { composers } from '../federation/composers.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const page = readFileSync(new URL('../../docs/consuming.md', import.meta.url), 'utf8');

/** The blocks of code in one language on docs/consuming.md. */
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

describe('docs/consuming.md', () => {
  const commands = blocks('sh').filter((code) => code.startsWith('curl'));

  it.each(commands.map((command, number) => ({ number: number + 1, command })))(
    'has command $number that works as pasted',
    async ({ command }) => {
      const pasted = command.replaceAll('http://127.0.0.1:4000', gateway.url);
      const { stdout } = await promisify(execFile)('sh', ['-c', pasted]);
      expect(JSON.parse(stdout)).toEqual({
        data: expect.any(Object),
        ...(command.includes('x-upstream-report') ? { extensions: { upstream: expect.any(Object) } } : {}),
      });
    },
  );

  it('has documents that are valid', () => {
    const documents = blocks('graphql').filter((code) => /^(query|mutation)/.test(code));
    expect(documents).not.toEqual([]);
    for (const document of documents) expect(validate(buildSchema(printApiSchema()), parse(document))).toEqual([]);
  });

  it('has subgraphs that compose with this one', () => {
    const url = 'http://127.0.0.1/graphql';
    const subgraphs = blocks('graphql').filter((code) => code.startsWith('extend schema'));
    expect(subgraphs).toHaveLength(2);
    const named = [printSubgraphSchema(), ...subgraphs].map((sdl, number) => ({ name: `subgraph${number}`, sdl, url }));
    for (const compose of Object.values(composers)) expect(compose(named)).toEqual({ api: expect.any(Object) });
  });

  it('has a request whose ID a manifest can have', () => {
    const request = blocks('json').find((code) => code.includes('documentId'));
    const { documentId } = JSON.parse(request ?? '') as { documentId: string };
    expect(parseManifest(JSON.stringify({ [documentId]: '{ __typename }' })).size).toBe(1);
  });
});
