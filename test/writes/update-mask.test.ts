import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isRecord } from '../sandbox/client.ts';
import { attempt } from './attempt.ts';
import type { Input } from './methods/method.ts';
import { methodCalled } from './methods/methods.ts';
import { subject } from './world/dataset.ts';
import { stateOf } from './world/state.ts';
import { startWriteGateway, type WriteGateway, writeRequests } from './world/write-gateway.ts';

let gateway: WriteGateway;

beforeAll(async () => {
  gateway = await startWriteGateway();
});

beforeEach(() => gateway.reset());

afterAll(() => gateway.close());

/** A field that an update can change, in the ways that it can: each as the input, the request and the image have it. */
interface Field {
  readonly name: string;
  readonly before: unknown;
  readonly ways: readonly { readonly input: unknown; readonly sent: unknown; readonly after: unknown }[];
}

const name: Field = {
  name: 'name',
  before: 'subject',
  ways: [
    { input: 'renamed', sent: 'renamed', after: 'renamed' },
    { input: null, sent: undefined, after: undefined },
    { input: '', sent: '', after: undefined },
  ],
};
/** A name that is required can neither be cleared nor emptied. */
const requiredName: Field = { ...name, ways: name.ways.slice(0, 1) };
const description: Field = {
  name: 'description',
  before: 'As it was',
  ways: [
    { input: 'As it is', sent: 'As it is', after: 'As it is' },
    { input: null, sent: undefined, after: undefined },
  ],
};
const labels: Field = {
  name: 'labels',
  before: { a: '1', b: '2' },
  ways: [
    // Replaced whole: what is not there any more is gone.
    { input: [{ key: 'b', value: '3' }], sent: { b: '3' }, after: { b: '3' } },
    { input: [], sent: {}, after: undefined },
    { input: null, sent: undefined, after: undefined },
  ],
};
const minDiskSize: Field = {
  name: 'minDiskSize',
  before: '2147483648',
  ways: [
    { input: '8388608', sent: '8388608', after: '8388608' },
    // Cleared, it is the least that holds the image.
    { input: null, sent: undefined, after: '4194304' },
  ],
};

describe.each([
  ['updateComputeImage', [name, description, labels, minDiskSize]],
  ['updateBareMetalImage', [requiredName, description, labels]],
  ['updateDesktopImage', [name, description, labels]],
  ['updateImage (ComputeImage)', [name, description, labels]],
  ['updateImage (BareMetalImage)', [requiredName, description, labels]],
  ['updateImage (DesktopImage)', [name, description, labels]],
] as const)('%s', (title, fields) => {
  const method = methodCalled(title);
  const { id, imageId } = method.input;
  const [imageKey = ''] = Object.keys(method.effect);
  const naming: Input = imageId === undefined ? { id } : { imageId };

  it('changes what the input holds and leaves the rest alone, whatever that is', async () => {
    for (const choice of everyChoice(fields)) {
      gateway.reset();
      const input = { ...naming, ...pick(choice, 'input') };
      const { answer } = await attempt(gateway, method, input);
      expect([input, answer]).toEqual([input, 'OK']);
      const sent = sentBody();
      expect(sent.mask).toEqual(choice.filter(({ way }) => way !== null).map(({ field }) => field.name));
      expect([input, sent.values]).toEqual([input, defined(pick(choice, 'sent'))]);
      const untouched = Object.fromEntries(fields.map((field) => [field.name, field.before]));
      expect([input, imageNow()]).toEqual([input, defined({ ...untouched, ...pick(choice, 'after') })]);
    }
  });

  function imageNow(): Input {
    const image = stateOf(gateway.sandbox)[imageKey];
    const names = fields.map((field): string => field.name);
    return Object.fromEntries(Object.entries(image ?? {}).filter(([field]) => names.includes(field)));
  }
});

describe('in a document', () => {
  it.each([
    ['left out', '', {}, ['description']],
    ['a variable that is left out', 'name: $name', {}, ['description']],
    ['a variable that is null', 'name: $name', { name: null }, ['name', 'description']],
    ['null', 'name: null', {}, ['name', 'description']],
  ])('a field is told apart that is %s', async (_, field, variables, mask) => {
    const variable = field.includes('$') ? '($name: String)' : '';
    const { errors } = await gateway.query(
      `mutation ${variable} {
        updateComputeImage(input: { imageId: "${subject.compute}", description: "Other", ${field} }) {
          operation { id }
        }
      }`,
      variables,
    );
    expect(errors).toEqual([]);
    expect(sentBody().mask).toEqual(mask);
    gateway.finish();
    expect(gateway.sandbox.store.compute.get(subject.compute)?.name).toBe(
      mask.includes('name') ? undefined : 'subject',
    );
  });
});

type Choice = readonly { readonly field: Field; readonly way: Field['ways'][number] | null }[];

/** Every way to change some of the fields, and at least one. */
function everyChoice(fields: readonly Field[]): readonly Choice[] {
  const choices = fields.reduce<readonly Choice[]>(
    (shorter, field) => shorter.flatMap((choice) => [null, ...field.ways].map((way) => [...choice, { field, way }])),
    [[]],
  );
  return choices.filter((choice) => choice.some(({ way }) => way !== null));
}

function pick(choice: Choice, what: 'input' | 'sent' | 'after'): Input {
  return Object.fromEntries(choice.flatMap(({ field, way }) => (way === null ? [] : [[field.name, way[what]]])));
}

function defined(fields: Input): Input {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The body of the one request that was sent. */
function sentBody(): { readonly mask: readonly string[]; readonly values: Input } {
  const [request, ...others] = writeRequests(gateway.sandbox);
  expect(others).toEqual([]);
  const body: unknown = JSON.parse(request?.body ?? '');
  if (!isRecord(body)) throw new TypeError('The body is no object.');
  const { updateMask, ...values } = body;
  return { mask: String(updateMask).split(','), values };
}
