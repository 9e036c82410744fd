import { describe, expect, it } from '@jest/globals';
import { violatedFields } from '../client.ts';
import { contents, folderId, startClocked, write, writingMethod } from './writing.ts';

/** A change to a method's right request, and the fields that are complained of; none if it is still right. */
type Case = readonly [what: string, changes: Readonly<Record<string, unknown>>, fields: readonly string[]];

function labels(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, '']));
}

function text(length: number): string {
  return 'a'.repeat(length);
}

const computeCases: readonly Case[] = [
  ['a name of 63 characters', { name: text(63) }, []],
  ['a name of 64 characters', { name: text(64) }, ['name']],
  ['no name', { name: '' }, []],
  ['a name with an underscore', { name: 'a_b-c9' }, []],
  ['a name that begins with a digit', { name: '9a' }, ['name']],
  ['a name in upper case', { name: 'Name' }, ['name']],
  ['a name that ends with a hyphen', { name: 'a-' }, ['name']],
  ['a name that is a number', { name: 7 }, ['name']],
  ['a description of 256 characters', { description: text(256) }, []],
  ['a description of 256 characters outside the basic plane', { description: '🔑'.repeat(256) }, []],
  ['a description of 257 characters', { description: text(257) }, ['description']],
  ['64 labels', { labels: labels(64) }, []],
  ['65 labels', { labels: labels(65) }, ['labels']],
  ['a label with all allowed characters', { labels: { 'a-_./\\@0': '-_./\\@0z' } }, []],
  ['a label key of 63 characters', { labels: { [text(63)]: text(63) } }, []],
  ['a label key of 64 characters', { labels: { [text(64)]: '' } }, ['labels']],
  ['an empty label key', { labels: { '': '' } }, ['labels']],
  ['a label key that begins with a digit', { labels: { '1a': '' } }, ['labels']],
  ['a label value of 64 characters', { labels: { a: text(64) } }, ['labels']],
  ['a label value in upper case', { labels: { a: 'A' } }, ['labels']],
  ['a label value that is a number', { labels: { a: 1 } }, ['labels']],
  ['labels that are a list', { labels: [] }, ['labels']],
  ['null for a field', { description: null, labels: null }, []],
  ['a field that does not exist', { colour: 'red' }, ['colour']],
];

const computeCreateCases: readonly Case[] = [
  ...computeCases,
  ['no folder', { folderId: '' }, ['folderId']],
  ['a folder ID of 51 characters', { folderId: text(51) }, ['folderId']],
  ['a family of 63 characters', { family: text(63) }, []],
  ['a family of 64 characters', { family: text(64) }, ['family']],
  ['a family of 2 characters', { family: 'ab' }, ['family']],
  ['a family with an underscore', { family: 'a_bc' }, ['family']],
  ['the smallest minDiskSize is too small for the image', { minDiskSize: '4194304' }, ['minDiskSize']],
  ['a minDiskSize below the range', { minDiskSize: 4_194_303 }, ['minDiskSize']],
  ['the largest minDiskSize', { minDiskSize: '4398046511104' }, []],
  ['a minDiskSize above the range', { minDiskSize: '4398046511105' }, ['minDiskSize']],
  ['a minDiskSize with a fraction', { minDiskSize: 4_194_304.5 }, ['minDiskSize']],
  ['a minDiskSize that is no number', { minDiskSize: '4 GB' }, ['minDiskSize']],
  ['product IDs of 50 characters', { productIds: [text(50)] }, []],
  ['a product ID of 51 characters', { productIds: ['a', text(51)] }, ['productIds[1]']],
  ['product IDs that are no list', { productIds: 'a' }, ['productIds']],
  ['an operating system of no page', { os: { type: 'PLAN9' } }, ['os.type']],
  ['an unknown field in the operating system', { os: { type: 'LINUX', version: '1' } }, ['os.version']],
  ['an Nvidia driver', { os: { type: 'LINUX', nvidia: { driver: '550.54.15' } } }, []],
  ['pooled that is no boolean', { pooled: 'yes' }, ['pooled']],
  ['generation 2 features', { hardwareGeneration: { generation2Features: {} } }, []],
  [
    'a PCI topology of no page',
    { hardwareGeneration: { legacyFeatures: { pciTopology: 'V3' } } },
    ['hardwareGeneration.legacyFeatures.pciTopology'],
  ],
  [
    'both hardware generations',
    { hardwareGeneration: { legacyFeatures: {}, generation2Features: {} } },
    ['hardwareGeneration'],
  ],
  ['no source', { imageId: '' }, ['source']],
  ['two sources', { diskId: 'fhmsandboxdisk000001' }, ['source']],
  ['a source ID of 51 characters', { imageId: text(51) }, ['imageId']],
  ['a link that is none', { imageId: '', uri: 'storage.example/image.raw' }, ['uri']],
  ['a link that is not secure', { imageId: '', uri: 'http://storage.example/image.raw' }, ['uri']],
];

const bareMetalCases: readonly Case[] = [
  ['a name of 2 characters', { name: 'ab' }, []],
  ['a name of 1 character', { name: 'a' }, ['name']],
  ['no name', { name: '' }, ['name']],
  ['a name of 63 characters', { name: text(63) }, []],
  ['a name of 64 characters', { name: text(64) }, ['name']],
  ['a name with an underscore', { name: 'a_b' }, ['name']],
  ['a description of 1024 characters', { description: text(1024) }, []],
  ['a description of 1025 characters', { description: text(1025) }, ['description']],
  ['64 labels', { labels: labels(64) }, []],
  ['65 labels', { labels: labels(65) }, ['labels']],
  ['a label key with a dot', { labels: { 'a.b': '' } }, ['labels']],
  ['a label value with a slash', { labels: { a: 'a/b' } }, ['labels']],
  ['a field that does not exist', { family: 'x' }, ['family']],
];

const bareMetalCreateCases: readonly Case[] = [
  ...bareMetalCases,
  ['no folder', { folderId: '' }, ['folderId']],
  ['a folder ID that begins with a digit', { folderId: '1a' }, ['folderId']],
  ['no link', { uri: '' }, ['uri']],
  ['a link of 1024 characters', { uri: `https://${text(1016)}` }, []],
  ['a link of 1025 characters', { uri: `https://${text(1017)}` }, ['uri']],
];

const desktopCases: readonly Case[] = [
  ['a name of 50 characters of any kind', { name: 'Ü'.repeat(50) }, []],
  ['a name of 51 characters', { name: text(51) }, ['name']],
  ['a description of 1024 characters', { description: text(1024) }, []],
  ['a description of 1025 characters', { description: text(1025) }, ['description']],
  ['64 labels', { labels: labels(64) }, []],
  ['65 labels', { labels: labels(65) }, ['labels']],
  ['a label key with a dot', { labels: { 'a.b': '' } }, ['labels']],
  ['a field that does not exist', { minDiskSize: '1' }, ['minDiskSize']],
];

const bindings = (count: number): unknown =>
  Array.from({ length: count }, (_, index) => ({
    roleId: 'viewer',
    subject: { id: `user${index}`, type: 'userAccount' },
  }));

const tables: readonly (readonly [method: string, cases: readonly Case[]])[] = [
  ['Compute create', computeCreateCases],
  [
    'Compute update',
    [
      ...computeCases,
      ['a minDiskSize smaller than the image', { updateMask: 'minDiskSize', minDiskSize: '4194304' }, ['minDiskSize']],
      ['the largest minDiskSize', { updateMask: 'minDiskSize', minDiskSize: '4398046511104' }, []],
      ['a minDiskSize above the range', { minDiskSize: '4398046511105' }, ['minDiskSize']],
    ],
  ],
  ['Compute delete', [['a body', { force: true }, ['force']]]],
  [
    'Compute setAccessBindings',
    [
      ['1000 bindings', { accessBindings: bindings(1000) }, []],
      ['1001 bindings', { accessBindings: bindings(1001) }, ['accessBindings']],
      ['no bindings', { accessBindings: [] }, []],
      [
        'bindings without anything',
        { accessBindings: [{ subject: {} }, {}] },
        [
          'accessBindings[0].roleId',
          'accessBindings[0].subject.id',
          'accessBindings[0].subject.type',
          'accessBindings[1].roleId',
          'accessBindings[1].subject',
        ],
      ],
      [
        'a binding in which everything is too long',
        { accessBindings: [{ roleId: text(65), subject: { id: text(101), type: text(101) } }] },
        [
          'accessBindings[0].roleId',
          'accessBindings[0].subject.id',
          'accessBindings[0].subject.type',
          'accessBindings[0].subject.type',
        ],
      ],
      [
        'a subject of no known type',
        { accessBindings: [{ roleId: text(64), subject: { id: text(100), type: 'robot' } }] },
        ['accessBindings[0].subject.type'],
      ],
    ],
  ],
  [
    'Compute updateAccessBindings',
    [
      ['no deltas', { accessBindingDeltas: [] }, ['accessBindingDeltas']],
      [
        '1001 deltas',
        {
          accessBindingDeltas: Array.from({ length: 1001 }, () => ({
            action: 'ADD',
            accessBinding: { roleId: 'viewer', subject: { id: 'user', type: 'userAccount' } },
          })),
        },
        ['accessBindingDeltas'],
      ],
      [
        'deltas without anything',
        { accessBindingDeltas: [{}, { action: 'MOVE', accessBinding: { roleId: 'viewer' } }] },
        [
          'accessBindingDeltas[0].action',
          'accessBindingDeltas[0].accessBinding',
          'accessBindingDeltas[1].action',
          'accessBindingDeltas[1].accessBinding.subject',
        ],
      ],
    ],
  ],
  ['BareMetal create', bareMetalCreateCases],
  ['BareMetal update', bareMetalCases],
  [
    'Cloud Desktop copy',
    [
      ...desktopCases,
      ['no name', { name: '' }, ['name']],
      ['no folder', { folderId: '' }, ['folderId']],
      ['no image', { imageId: '' }, ['imageId']],
      ['an image ID of 51 characters', { imageId: text(51) }, ['imageId']],
    ],
  ],
  [
    'Cloud Desktop copyFromDesktop',
    [
      ...desktopCases,
      ['no name', { name: '' }, []],
      ['no folder', { folderId: '' }, []],
      ['a folder ID of 51 characters', { folderId: text(51) }, ['folderId']],
      ['no desktop', { desktopId: '' }, ['desktopId']],
    ],
  ],
  ['Cloud Desktop update', [...desktopCases, ['no name', { name: '' }, []]]],
];

describe.each(tables)('%s', (name, cases) => {
  it.each(cases)('with %s', async (_, changes, fields) => {
    const { sandbox } = await startClocked();
    const before = contents(sandbox);
    const method = writingMethod(name);
    const answer = await write(sandbox, method, { body: { ...method.body, ...changes } });
    expect(violatedFields(answer)).toEqual(fields);
    expect(answer.status).toBe(fields.length === 0 ? 200 : 400);
    if (fields.length > 0) expect(contents(sandbox)).toEqual(before);
  });
});

describe('a body', () => {
  it('with many mistakes is told all of them at once', async () => {
    const { sandbox } = await startClocked();
    const body = {
      folderId: '',
      name: 'Name',
      description: text(257),
      labels: { A: 'B' },
      minDiskSize: 1,
      os: 'LINUX',
    };
    const answer = await write(sandbox, writingMethod('Compute create'), { body });
    expect(violatedFields(answer)).toEqual([
      ...['folderId', 'name', 'description', 'labels', 'labels', 'minDiskSize', 'source', 'os'],
    ]);
  });

  it.each([
    ['a list', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['no JSON', '{"folderId":'],
  ])('that is %s is an INVALID_ARGUMENT', async (_, body) => {
    const { sandbox } = await startClocked();
    const response = await fetch(`${sandbox.url}/compute/v1/images`, {
      method: 'POST',
      headers: { authorization: 'Bearer sandbox-admin' },
      body,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 3, message: expect.stringMatching(/^The body /) });
  });

  it('that is too large is refused', async () => {
    const { sandbox } = await startClocked();
    const body = { folderId, description: text(5 * 1024 * 1024) };
    const answer = await write(sandbox, writingMethod('Compute create'), { body });
    expect(answer.status).toBe(413);
  });
});
