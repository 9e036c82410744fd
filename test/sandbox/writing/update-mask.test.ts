import { describe, expect, it } from '@jest/globals';
import { send, violatedFields } from '../client.ts';
import { startClocked, write, writingMethod } from './writing.ts';

const subjects = ['Compute update', 'BareMetal update', 'Cloud Desktop update'] as const;

async function update(
  name: string,
  request: { readonly query?: Record<string, string>; readonly body: Record<string, unknown> },
): Promise<Record<string, unknown>> {
  const { sandbox, advance } = await startClocked();
  const method = writingMethod(name);
  const answer = await write(sandbox, method, request);
  if (answer.status !== 200) throw new Error(answer.text);
  advance(1000);
  const { name: newName, description, labels, minDiskSize } = (await send(sandbox, method.path)).body;
  return { name: newName, description, labels, ...(minDiskSize !== undefined && { minDiskSize }) };
}

const sizes = { 'Compute update': { minDiskSize: '2147483648' }, 'BareMetal update': {}, 'Cloud Desktop update': {} };

describe.each(subjects)('the update mask of %s', (name) => {
  const before = { name: 'subject', description: 'As it was', labels: { a: '1', b: '2' }, ...sizes[name] };

  it.each([
    ['body', { body: { updateMask: 'name', name: 'renamed', description: 'ignored' } }],
    ['query', { query: { updateMask: 'name' }, body: { name: 'renamed', description: 'ignored' } }],
    ['body and query', { query: { updateMask: 'name' }, body: { updateMask: 'name', name: 'renamed' } }],
  ])('in the %s decides what is changed', async (_, request) => {
    expect(await update(name, request)).toEqual({ ...before, name: 'renamed' });
  });

  it('can name several fields, separated by commas', async () => {
    const body = { updateMask: 'name,description', name: 'renamed', description: 'Now so' };
    expect(await update(name, { body })).toEqual({ ...before, name: 'renamed', description: 'Now so' });
  });

  it('clears a field that it names and that has no value', async () => {
    const cleared = await update(name, { body: { updateMask: 'description' } });
    expect(cleared).toEqual({ ...before, description: undefined });
    expect(await update(name, { body: { updateMask: 'labels', labels: {} } })).toEqual({
      ...before,
      labels: undefined,
    });
  });

  it('resets every field that it names and that the body omits, and keeps the others', async () => {
    expect(await update(name, { body: { updateMask: 'description,labels' } })).toEqual({
      ...before,
      description: undefined,
      labels: undefined,
    });
    expect(await update(name, { body: { updateMask: 'labels', description: 'ignored' } })).toEqual({
      ...before,
      labels: undefined,
    });
  });

  it('replaces labels whole', async () => {
    const body = { updateMask: 'labels', labels: { b: '3', c: '' } };
    expect(await update(name, { body })).toEqual({ ...before, labels: { b: '3', c: '' } });
  });

  it('when it is missing means every field, so that what is not said is lost', async () => {
    expect(await update(name, { body: { name: 'renamed' } })).toEqual({
      name: 'renamed',
      // The smallest disk that holds the image is what Compute would choose by itself.
      ...(name === 'Compute update' && { minDiskSize: '1073741824' }),
    });
  });

  it.each(['id', 'status', 'create_time', 'Name', 'name, description', 'labels.a', 'name,'])(
    'refuses the path "%s"',
    async (updateMask) => {
      const { sandbox } = await startClocked();
      const answer = await write(sandbox, writingMethod(name), { body: { updateMask, name: 'renamed' } });
      expect([answer.status, violatedFields(answer)]).toEqual([400, ['updateMask']]);
      expect(answer.body['message']).toMatch(/Unknown path ".*"\. There are: name, description, labels/);
    },
  );

  it('must be the same where it is given twice', async () => {
    const { sandbox } = await startClocked();
    const request = { query: { updateMask: 'name' }, body: { updateMask: 'labels', name: 'renamed' } };
    const answer = await write(sandbox, writingMethod(name), request);
    expect([answer.status, violatedFields(answer)]).toEqual([400, ['updateMask']]);
  });
});

describe('a masked name that the body omits', () => {
  it.each(['Compute update', 'Cloud Desktop update'] as const)('is reset by %s', async (name) => {
    expect(await update(name, { body: { updateMask: 'name' } })).toMatchObject({
      name: undefined,
      description: 'As it was',
    });
  });

  it('is refused by BareMetal, which requires a name', async () => {
    const { sandbox } = await startClocked();
    const answer = await write(sandbox, writingMethod('BareMetal update'), { body: { updateMask: 'name' } });
    expect([answer.status, violatedFields(answer)]).toEqual([400, ['name']]);
  });
});

describe('the update of a minDiskSize', () => {
  it('sets it, and without a value sets it to the smallest that holds the image', async () => {
    const body = { updateMask: 'minDiskSize', minDiskSize: '5368709120' };
    expect(await update('Compute update', { body })).toMatchObject({ minDiskSize: '5368709120' });
    expect(await update('Compute update', { body: { updateMask: 'minDiskSize' } })).toMatchObject({
      minDiskSize: '1073741824',
    });
  });
});
