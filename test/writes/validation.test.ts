import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { attempt, violatedPaths } from './attempt.ts';
import type { Input, Method } from './methods/method.ts';
import { methodCalled } from './methods/methods.ts';
import { folderId, runningOperation, subject } from './world/dataset.ts';
import { startWriteGateway, type WriteGateway } from './world/write-gateway.ts';

let gateway: WriteGateway;

beforeAll(async () => {
  gateway = await startWriteGateway();
});

beforeEach(() => gateway.reset());

afterAll(() => gateway.close());

const source = { imageId: subject.compute };

/** Sends an input that has to be refused without a call, and gives the paths that are complained of. */
async function refusedPaths(title: string, input: Input): Promise<readonly string[]> {
  const { answer, error, changes } = await attempt(gateway, methodCalled(title), input);
  expect([answer, changes]).toEqual(['BAD_USER_INPUT', {}]);
  expect(gateway.sandbox.requests).toHaveLength(0);
  return violatedPaths(error);
}

function labels(count: number): readonly { key: string; value: string }[] {
  return Array.from({ length: count }, (_, index) => ({ key: `key${index}`, value: '' }));
}

describe('an input with many mistakes is told all of them at once', () => {
  const long = 'a'.repeat(2000);
  const cases: readonly (readonly [title: string, input: Input, paths: readonly string[]])[] = [
    [
      'createComputeImage',
      {
        ...{ folderId: '', name: 'Name', description: long, family: 'x', minDiskSize: 1, source: { uri: 'a.raw' } },
        labels: [...labels(3), { key: 'Key', value: 'Value' }, { key: 'key0', value: '' }],
        productIds: ['right', long],
        os: { type: 'UNKNOWN' },
        hardwareGeneration: { legacyFeatures: { pciTopology: 'UNKNOWN' } },
      },
      [
        ...['folderId', 'source.uri', 'name', 'description'],
        ...['labels[3].key', 'labels[3].value', 'labels[4].key', 'family', 'minDiskSize', 'productIds[1]', 'os.type'],
        'hardwareGeneration.legacyFeatures.pciTopology',
      ],
    ],
    [
      'updateComputeImage',
      { imageId: long, name: '9', description: long, labels: labels(65), minDiskSize: '9223372036854775807' },
      ['imageId', 'name', 'description', 'labels', 'minDiskSize'],
    ],
    [
      'setComputeImageAccessBindings',
      {
        imageId: '',
        accessBindings: [
          { roleId: 'viewer', subject: { id: 'right', type: 'system' } },
          { roleId: '', subject: { id: long, type: '' } },
        ],
      },
      ['imageId', 'accessBindings[1].roleId', 'accessBindings[1].subject.id', 'accessBindings[1].subject.type'],
    ],
    [
      'updateComputeImageAccessBindings',
      { imageId: long, accessBindingDeltas: [{ action: 'ADD', roleId: long, subject: { id: '', type: long } }] },
      [
        'imageId',
        'accessBindingDeltas[0].roleId',
        'accessBindingDeltas[0].subject.id',
        'accessBindingDeltas[0].subject.type',
      ],
    ],
    [
      'createBareMetalImage',
      { folderId: '9', uri: '', name: 'a', description: long, labels: [{ key: 'a.b', value: 'a/b' }] },
      ['folderId', 'uri', 'name', 'description', 'labels[0].key', 'labels[0].value'],
    ],
    [
      'updateBareMetalImage',
      { imageId: 'short', name: null, description: long, labels: [{ key: '', value: '' }] },
      ['imageId', 'name', 'description', 'labels[0].key'],
    ],
    [
      'copyDesktopImage',
      { folderId: long, imageId: '', name: '', description: long, labels: labels(65) },
      ['imageId', 'name', 'folderId', 'description', 'labels'],
    ],
    [
      'copyDesktopImageFromDesktop',
      { folderId: '', desktopId: long, name: long, labels: labels(65) },
      ['desktopId', 'name', 'folderId', 'labels'],
    ],
    ['updateDesktopImage', { imageId: '', name: long, description: long }, ['imageId', 'name', 'description']],
    [
      'updateImage (BareMetalImage)',
      { id: toGlobalId('BareMetalImage', 'short'), name: '9', labels: [{ key: 'A', value: '' }] },
      ['id', 'name', 'labels[0].key'],
    ],
  ];

  it.each(cases)('%s', async (title, input, paths) => {
    const { error, answer } = await attempt(gateway, methodCalled(title), input);
    expect(answer).toBe('BAD_USER_INPUT');
    expect(gateway.sandbox.requests).toHaveLength(0);
    expect(violatedPaths(error)).toEqual(paths.map((path) => `input.${path}`));
    for (const { field, description } of error?.extensions['fieldViolations'] as Record<string, string>[]) {
      expect(description).toMatch(/^Allowed: .|^A key may be given only once/);
      // The message alone is enough for a person to know what to mend.
      expect(error?.message).toContain(`${String(field)}: ${String(description)}`);
    }
  });
});

describe('the source of a new Compute image is exactly one', () => {
  it.each([
    ['none', {}],
    ['two', { imageId: 'fd8', diskId: 'fhm' }],
    ['one and a null', { imageId: 'fd8', diskId: null }],
    ['a null', { imageId: null }],
    ['no object', 'fd8'],
    ['null', null],
  ])('not %s', async (_, given) => {
    expect(await refusedPaths('createComputeImage', { folderId, source: given })).toEqual([]);
    const literal = JSON.stringify(given).replaceAll(/"(\w+)":/g, '$1:');
    const { errors } = await gateway.query(
      `mutation { createComputeImage(input: { folderId: "f", source: ${literal} }) { operation { id } } }`,
    );
    expect(errors[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(gateway.sandbox.requests).toHaveLength(0);
  });
});

describe('an update of nothing is refused', () => {
  const updates: readonly Method[] = [
    ...['updateComputeImage', 'updateBareMetalImage', 'updateDesktopImage'],
    ...['updateImage (ComputeImage)', 'updateImage (BareMetalImage)', 'updateImage (DesktopImage)'],
  ].map(methodCalled);

  it.each(updates)('$title', async ({ title, input: { imageId, id } }) => {
    const naming = imageId === undefined ? { id } : { imageId };
    expect(await refusedPaths(title, naming)).toEqual(['input']);
  });

  it('also when a variable is left out', async () => {
    const { errors } = await gateway.query(
      `mutation ($name: String) {
        updateComputeImage(input: { imageId: "${subject.compute}", name: $name }) { operation { id } }
      }`,
    );
    expect(violatedPaths(errors[0])).toEqual(['input']);
    expect(gateway.sandbox.requests).toHaveLength(0);
  });

  it('does not name fields that this mutation does not have', async () => {
    const { error } = await attempt(gateway, methodCalled('updateImage (ComputeImage)'), {
      id: toGlobalId('ComputeImage', subject.compute),
    });
    expect(error?.message).not.toContain('minDiskSize');
  });
});

describe('a 64-bit integer', () => {
  it.each([
    ...['9223372036854775808', '-9223372036854775809', '4194304.5', '4 GB', '', '0x400000', 4194304.5, 2 ** 53, true],
  ])('is not %p', async (minDiskSize) => {
    expect(await refusedPaths('createComputeImage', { folderId, source, minDiskSize })).toEqual([]);
    const { errors } = await gateway.query(
      `mutation {
        createComputeImage(input: { folderId: "f", source: { diskId: "d" }, minDiskSize: ${JSON.stringify(minDiskSize)} }) {
          operation { id }
        }
      }`,
    );
    // The literal 2 ** 53 is exact, unlike the number in JSON; so it is only too large for a disk.
    expect(errors[0]?.extensions['code']).toBe(
      minDiskSize === 2 ** 53 ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED',
    );
    expect(gateway.sandbox.requests).toHaveLength(0);
  });
});

describe('words that the gateway only reads', () => {
  it.each([
    ['os', { type: 'UNKNOWN' }, 'input.os.type'],
    [
      'hardwareGeneration',
      { legacyFeatures: { pciTopology: 'UNKNOWN' } },
      'input.hardwareGeneration.legacyFeatures.pciTopology',
    ],
    ['hardwareGeneration', { generation2Features: false }, 'input.hardwareGeneration.generation2Features'],
  ])('are not to be said: %s %j', async (field, value, path) => {
    expect(await refusedPaths('createComputeImage', { folderId, source, [field]: value })).toEqual([path]);
  });

  it.each([
    ['os', { type: 'PLAN9' }],
    ['hardwareGeneration', { legacyFeatures: { pciTopology: 'V3' } }],
    ['hardwareGeneration', { legacyFeatures: {}, generation2Features: true }],
  ])('and words that nobody knows are not either: %s %j', async (field, value) => {
    expect(await refusedPaths('createComputeImage', { folderId, source, [field]: value })).toEqual([]);
  });
});

it('a text with half of a surrogate pair is refused, since UTF-8 cannot spell it', async () => {
  const half = 'a\ud83d';
  const input = {
    ...{ folderId: half, source: { diskId: half }, description: half, productIds: [half] },
    labels: [{ key: 'a', value: half }],
    os: { type: 'LINUX', nvidiaDriver: half },
  };
  expect(await refusedPaths('createComputeImage', input)).toEqual(
    ['folderId', 'source.diskId', 'description', 'labels[0].value', 'productIds[0]', 'os.nvidiaDriver'].map(
      (path) => `input.${path}`,
    ),
  );
});

describe('what a copy into Cloud Desktop requires', () => {
  it('is a folder and a name for the copy of an image', async () => {
    const input = { folderId, imageId: subject.compute, name: 'copy' };
    for (const missing of ['folderId', 'imageId', 'name']) {
      const rest = Object.fromEntries(Object.entries(input).filter(([field]) => field !== missing));
      const { error } = await attempt(gateway, methodCalled('copyDesktopImage'), rest);
      expect(error).toMatchObject({
        message: expect.stringContaining(`Field "${missing}" of required type "String!" was not provided.`),
        extensions: { code: 'BAD_USER_INPUT' },
      });
      expect(gateway.sandbox.requests).toHaveLength(0);
    }
  });

  it.each([
    [{}, {}],
    [{ folderId: null, name: null, labels: null }, {}],
    [{ name: 'copy' }, { name: 'copy' }],
  ])('is nothing but the desktop for the copy of a desktop: %j', async (input, body) => {
    // The answer is not of interest, so the service need not know the desktop.
    gateway.sandbox.faults.set('cloud-desktop', { error: { code: 'NOT_FOUND' } });
    const desktopId = 'e3n';
    const copied = await attempt(gateway, methodCalled('copyDesktopImageFromDesktop'), { ...input, desktopId });
    gateway.sandbox.faults.clear();
    expect(copied.answer).toBe('NOT_FOUND');
    expect(copied.requests.map((request): unknown => JSON.parse(request.body))).toEqual([{ ...body, desktopId }]);
  });
});

it.each([[null], ['']])('the driver %j of an operating system is not sent', async (nvidiaDriver) => {
  const input = { folderId, source, os: { type: 'WINDOWS', nvidiaDriver } };
  const { answer, requests } = await attempt(gateway, methodCalled('createComputeImage'), input);
  gateway.reset();
  expect(answer).toBe('OK');
  expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ os: { type: 'WINDOWS' } });
  expect(requests[0]?.body).not.toContain('nvidia');
});

describe('an ID', () => {
  it.each(['.', '..', '\ud800'])('that no path can spell is refused as what it is: %j', async (imageId) => {
    expect(await refusedPaths('updateComputeImage', { imageId, name: '9' })).toEqual(['input.imageId', 'input.name']);
    expect(await refusedPaths('deleteDesktopImage', { imageId })).toEqual(['input.imageId']);
    const setBindings = { imageId, accessBindings: [] };
    expect(await refusedPaths('setComputeImageAccessBindings', setBindings)).toEqual(['input.imageId']);
  });

  it.each([
    ['updateImage (ComputeImage)', { id: subject.compute, name: 'a' }],
    ['updateImage (ComputeImage)', { id: toGlobalId('Folder', folderId), name: 'a' }],
    ['deleteImage (ComputeImage)', { id: toGlobalId('Operation', runningOperation) }],
    ['deleteImage (ComputeImage)', { id: '' }],
    ['cancelOperation', { id: toGlobalId('ComputeImage', subject.compute) }],
    ['cancelOperation', { id: runningOperation }],
  ])('%s takes no global ID of something else: %j', async (title, input) => {
    const { error, answer } = await attempt(gateway, methodCalled(title), input);
    expect([answer, error?.extensions['reason']]).toEqual(['BAD_USER_INPUT', 'MALFORMED_ID']);
    expect(gateway.sandbox.requests).toHaveLength(0);
  });
});
