import { describe, expect, it } from '@jest/globals';
import type { ComputeImage, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { ids, imageLists, send, start, violatedFields } from './client.ts';

const folderId = 'folder';

type ServiceName = keyof typeof imageLists;

/** In the order of insertion; b and c share an instant, spelled differently. */
const dataset: readonly ComputeImage[] = [
  { id: 'd', folderId, createdAt: '2025-01-01T00:00:00.000000002Z', name: 'Beta', status: 'READY' },
  { id: 'c', folderId, createdAt: '2025-01-01T00:00:00Z', name: 'alpha', status: 'DELETING' },
  { id: 'b', folderId, createdAt: '2025-01-01T03:00:00.000+03:00', name: 'beta', status: 'CREATING' },
  { id: 'a', folderId, createdAt: '2025-01-01T00:00:00.000000001Z' },
];

async function order(service: ServiceName, orderBy: string, options: SandboxOptions = {}): Promise<string> {
  const sandbox = await start({ dataset: { compute: dataset, baremetal: dataset, desktop: dataset }, ...options });
  const { path, key } = imageLists[service];
  const { body } = await send(sandbox, path, { query: { folderId, orderBy } });
  return ids(body[key]).join('');
}

describe('orderBy', () => {
  it.each<[ServiceName, string, string]>([
    ['compute', '', 'abcd'],
    ['compute', 'id', 'abcd'],
    ['compute', 'id desc', 'dcba'],
    ['compute', 'name', 'adcb'],
    ['compute', 'name desc', 'bcda'],
    ['compute', 'createdAt', 'bcad'],
    ['compute', 'created_at asc', 'bcad'],
    ['compute', 'createdAt desc', 'dabc'],
    ['baremetal', '', 'abcd'],
    ['baremetal', 'id desc', 'dcba'],
    ['baremetal', 'name', 'adcb'],
    ['baremetal', 'createdAt', 'bcad'],
    ['baremetal', 'created_at desc', 'dabc'],
    ['cloud-desktop', 'name', 'adcb'],
    ['cloud-desktop', 'created_at', 'bcad'],
    ['cloud-desktop', 'created_at desc', 'dabc'],
    ['cloud-desktop', 'status', 'abcd'],
  ])('of %s by "%s" gives %s', async (service, orderBy, expected) => {
    expect(await order(service, orderBy)).toBe(expected);
  });

  it('is not by ID in Cloud Desktop when nothing is asked for', async () => {
    expect(await order('cloud-desktop', '')).toBe('dcba');
  });

  it.each<[ServiceName, string]>([
    ['compute', 'size'],
    ['compute', 'id descending'],
    ['compute', 'id DESC'],
    ['compute', 'id, name'],
    ['compute', ' id'],
    ['compute', 'constructor'],
    ['baremetal', 'status'],
    ['cloud-desktop', 'id'],
    ['cloud-desktop', 'createdAt'],
    ['cloud-desktop', 'createdAt desc'],
  ])('of %s refuses "%s"', async (service, orderBy) => {
    const sandbox = await start({ images: 0 });
    const answer = await send(sandbox, imageLists[service].path, { query: { folderId, orderBy } });
    expect([answer.status, answer.body['code'], violatedFields(answer)]).toEqual([400, 3, ['order_by']]);
  });
});

describe('the order of equal sort keys', () => {
  it.each([
    ['id-asc', 'createdAt', 'bcad'],
    ['id-asc', 'createdAt desc', 'dabc'],
    ['follow-direction', 'createdAt', 'bcad'],
    ['follow-direction', 'createdAt desc', 'dacb'],
    ['insertion', 'createdAt', 'cbad'],
    ['insertion', 'createdAt desc', 'dacb'],
  ] as const)('with %s by "%s" gives %s', async (ties, orderBy, expected) => {
    expect(await order('compute', orderBy, { quirks: { compute: { ties } } })).toBe(expected);
  });
});

describe('the collation of names', () => {
  it.each([
    ['code-unit', 'adcb'],
    ['case-insensitive', 'acbd'],
  ] as const)('%s gives %s', async (collation, expected) => {
    expect(await order('compute', 'name', { quirks: { compute: { collation } } })).toBe(expected);
  });
});
