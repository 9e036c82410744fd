import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runCommandLine } from '../../src/cli/program.ts';
import { parseManifest } from '../../src/server/trusted-documents/manifest.ts';
import { startGateway } from '../support/gateway.ts';
import { send } from './send.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'image-gateway-documents-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command on files with these contents. */
async function manifest(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const written = { out: '', err: '' };
  const named = args.length === 0 ? ['.'] : args;
  const exitCode = await runCommandLine(
    ['manifest', ...named.map((arg) => (arg.startsWith('-') ? arg : join(folder, arg)))],
    {
      environment: {},
      input: () => Promise.resolve(''),
      out: (text) => (written.out += text),
      err: (text) => (written.err += text),
    },
  );
  return { exitCode, out: written.out, err: written.err.replaceAll(`${folder}/`, '') };
}

/** The bodies in a manifest by the names of their operations. */
function bodies(out: string): Record<string, string> {
  return Object.fromEntries(
    [...parseManifest(out).values()].map((body) => [/(?:query|mutation) (\w+)/.exec(body)?.[1] ?? '', body]),
  );
}

const list = `
  query List($folderIds: [String!]!) {
    images(folderIds: $folderIds) { nodes { ...Card } }
  }
`;
const card = 'fragment Card on Image { id name labels { ...Label } }';
const label = 'fragment Label on Label { key value } fragment Unused on Label { key }';

describe('image-gateway manifest', () => {
  it('takes from all files what an operation needs', async () => {
    const { exitCode, out, err } = await manifest({
      'list.graphql': list,
      'a/card.gql': card,
      'a/b/label.graphql': label,
    });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const { List = '' } = bodies(out);
    expect(List).toContain('fragment Card on Image');
    expect(List).toContain('fragment Label on Label');
    expect(List).not.toContain('Unused');
  });

  it('makes a manifest that the gateway runs', async () => {
    const { out } = await manifest({ 'list.graphql': list, 'card.graphql': card, 'label.graphql': label });
    writeFileSync(join(folder, 'manifest.json'), out);
    const gateway = await startGateway({ environment: { TRUSTED_DOCUMENTS_FILE: join(folder, 'manifest.json') } });
    try {
      const [documentId] = parseManifest(out).keys();
      expect(await send(gateway, { documentId, variables: { folderIds: ['standard-images'] } })).toMatchObject({
        body: {
          data: { images: { nodes: expect.arrayContaining([expect.objectContaining({ name: expect.any(String) })]) } },
        },
      });
    } finally {
      await gateway.close();
    }
  });

  it('gives the same ID to the same document, however it is written', async () => {
    const first = await manifest({ 'a.graphql': 'query A { folder(folderId: "a") { id } }' });
    const second = await manifest({ 'a.graphql': '# A comment.\nquery A {\n  folder(folderId: "a") { id } }' });
    expect(second.out).toBe(first.out);
  });

  it('adds what the cache of a client adds with --typenames', async () => {
    const { out } = await manifest(
      { 'a.graphql': 'query A { folder(folderId: "a") { id images { nodes { __typename } } } }' },
      '.',
      '--typenames',
    );
    expect(bodies(out)['A']?.replaceAll(/\s+/g, ' ')).toBe(
      'query A { folder(folderId: "a") { id images { nodes { __typename } __typename } __typename } }',
    );
  });

  it('takes files, folders and patterns', async () => {
    const files = {
      'one.graphql': 'query One { __typename }',
      'two/two.graphql': 'query Two { __typename }',
      'two/three.txt': 'query Three { __typename }',
      'four/deep/four,5.gql': 'query Four { __typename }',
      'node_modules/other.graphql': 'query Other { __typename }',
    };
    const names = async (...args: string[]) => Object.keys(bodies((await manifest(files, ...args)).out)).sort();
    expect(await names('one.graphql', 'two')).toEqual(['One', 'Two']);
    expect(await names('**/*.{graphql,gql}')).toEqual(['Four', 'One', 'Two']);
    expect(await names('two/t*')).toEqual(['Three', 'Two']);
    expect(await names('?ne.graphql', 'one.graphql')).toEqual(['One']);
    expect(await names('four/*/four,5.gql')).toEqual(['Four']);
  });

  it.each([
    { what: 'no file', files: {}, args: ['missing.graphql'], mistakes: ['missing.graphql: there is no such file'] },
    {
      what: 'a pattern that matches nothing',
      files: {},
      args: ['x/*.graphql'],
      mistakes: ['x/*.graphql: there is no such file'],
    },
    {
      what: 'no operation',
      files: { 'a.graphql': label },
      args: [],
      mistakes: ['There is no operation in these files.'],
    },
    {
      what: 'everything wrong at once',
      files: {
        'a.graphql': 'query A { nonsense }\nquery A { __typename ...Missing }',
        'b.graphql': '{ __typename }',
        'c.graphql': 'query C {',
      },
      args: [],
      mistakes: [
        'a.graphql:1:11: Cannot query field "nonsense" on type "Query".',
        'a.graphql:2:1: The name A is taken: a.graphql:1:1.',
        'a.graphql:2:25: Unknown fragment "Missing".',
        'b.graphql:1:1: An operation needs a name.',
        'c.graphql:1:10: Syntax Error: Expected Name, found <EOF>.',
      ],
    },
  ])('says what is wrong and ends with 1: $what', async ({ files, args, mistakes }) => {
    const { exitCode, out, err } = await manifest(files, ...args);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    const lines = err.trimEnd().split('\n').sort();
    expect(lines).toEqual(mistakes.map((mistake) => expect.stringContaining(mistake)));
  });
});
