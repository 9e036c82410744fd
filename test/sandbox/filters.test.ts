import { describe, expect, it } from '@jest/globals';
import type { ComputeImage, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { ids, imageLists, records, send, start, violatedFields, type TestAnswer } from './client.ts';

const folderId = 'folder';
const createdAt = '2025-01-01T00:00:00Z';

type ServiceName = keyof typeof imageLists;

const dataset: readonly ComputeImage[] = [
  { id: 'a', folderId, createdAt, name: 'ubuntu', family: 'linux', status: 'READY' },
  { id: 'b', folderId, createdAt, name: 'ubuntu-lts', status: 'ERROR' },
  { id: 'c', folderId, createdAt, name: `it's "quoted" \\ here`, family: 'linux' },
  { id: 'd', folderId, createdAt },
];

async function list(service: ServiceName, filter: string, options: SandboxOptions = {}): Promise<TestAnswer> {
  const sandbox = await start({ dataset: { compute: dataset, baremetal: dataset, desktop: dataset }, ...options });
  const orderBy = service === 'cloud-desktop' ? 'created_at' : 'id';
  return await send(sandbox, imageLists[service].path, { query: { folderId, filter, orderBy } });
}

describe('a filter', () => {
  it.each<[ServiceName, string, string]>([
    ['compute', '', 'abcd'],
    ['compute', 'name = "ubuntu"', 'a'],
    ['compute', `name='ubuntu'`, 'a'],
    ['compute', '  name  =  "ubuntu"  ', 'a'],
    ['compute', 'name != "ubuntu"', 'bcd'],
    ['compute', 'name = "Ubuntu"', ''],
    ['compute', 'name = ""', 'd'],
    ['compute', 'name IN ("ubuntu", \'ubuntu-lts\')', 'ab'],
    ['compute', 'name NOT IN ("ubuntu","ubuntu-lts")', 'cd'],
    ['compute', 'name IN ("ubuntu")', 'a'],
    ['compute', 'name != "ubuntu" AND name != ""', 'bc'],
    ['compute', String.raw`name = "it's \"quoted\" \\ here"`, 'c'],
    ['compute', String.raw`name = 'it\'s "quoted" \\ here'`, 'c'],
    ['compute', 'name = "x\' OR name = \'ubuntu"', ''],
    ['baremetal', 'name = "ubuntu"', 'a'],
    ['baremetal', 'name : "ubuntu"', 'ab'],
    ['baremetal', 'name:"lts"', 'b'],
    ['baremetal', 'id = "b"', 'b'],
    ['baremetal', 'id:"b" AND name:"ubuntu"', 'b'],
    ['baremetal', 'id = "a" AND id = "b"', ''],
    ['cloud-desktop', 'name = "ubuntu"', 'a'],
    ['cloud-desktop', 'name != "ubuntu"', 'bcd'],
    ['cloud-desktop', 'name IN ("ubuntu", "ubuntu-lts")', 'ab'],
    ['cloud-desktop', 'name NOT IN ("ubuntu", "ubuntu-lts")', 'cd'],
  ])('of %s: %s matches "%s"', async (service, filter, expected) => {
    const { status, body } = await list(service, filter);
    expect(status).toBe(200);
    expect(ids(body[imageLists[service].key]).join('')).toBe(expected);
  });

  it.each<[ServiceName, string, RegExp]>([
    ['compute', ' ', /expected a field name at position 2, found end of the filter/],
    ['compute', 'name', /expected an operator \(=, !=, IN, NOT IN\) at position 5, found end of the filter/],
    ['compute', 'name = ubuntu', /expected a quoted value at position 8, found "ubuntu"/],
    ['compute', 'name = "ubuntu', /position 8 has no closing "/],
    ['compute', String.raw`name = "a\n"`, /unknown escape sequence "\\n" at position 10/],
    ['compute', 'name = "a" name = "b"', /expected AND or the end of the filter at position 12, found "name"/],
    ['compute', 'name = "a" AND', /expected a field name at position 15/],
    ['compute', 'name = "a" OR name = "b"', /expected AND or the end of the filter at position 12, found "OR"/],
    ['compute', 'name = "a" and name = "b"', /found "and"/],
    ['compute', 'name IN ()', /expected a quoted value at position 10, found "\)"/],
    ['compute', 'name IN "a"', /expected "\(" at position 9, found "a"/],
    ['compute', 'name NOT "a"', /expected an operator/],
    ['compute', 'name < "a"', /unexpected character "<" at position 6/],
    ['compute', 'name : "a"', /unsupported operator ":"/],
    ['compute', 'family = "linux"', /unsupported field "family". Supported fields: name\./],
    ['compute', 'id = "a"', /unsupported field "id"/],
    ['baremetal', 'name != "a"', /unsupported operator "!=". Supported operators: =, :/],
    ['baremetal', 'name IN ("a")', /unsupported operator "IN"/],
    ['baremetal', 'status = "READY"', /unsupported field "status". Supported fields: id, name/],
    ['cloud-desktop', 'name = "a" AND name = "b"', /only one condition is supported/],
    ['cloud-desktop', 'id = "a"', /unsupported field "id"/],
    ['cloud-desktop', 'name : "a"', /unsupported operator ":"/],
  ])('of %s refuses: %s', async (service, filter, message) => {
    const answer = await list(service, filter);
    expect([answer.status, answer.body['code'], violatedFields(answer)]).toEqual([400, 3, ['filter']]);
    expect(answer.body['message']).toMatch(message);
  });

  it('may be longer than 1000 characters only where the service states no limit', async () => {
    const filter = `name = "${'a'.repeat(1000)}"`;
    const statuses = [];
    for (const service of ['compute', 'baremetal', 'cloud-desktop'] as const) {
      statuses.push((await list(service, filter)).status);
    }
    expect(statuses).toEqual([400, 200, 400]);
  });
});

describe('the fields that Compute can filter by', () => {
  it('can be more', async () => {
    const options = { quirks: { compute: { filterFields: ['id', 'name', 'family', 'status'] } } };
    const { body } = await list('compute', 'family = "linux" AND status = "READY"', options);
    expect(ids(body['images'])).toEqual(['a']);
    const unspecified = await list('compute', 'status = "STATUS_UNSPECIFIED" AND id != "d"', options);
    expect(ids(unspecified.body['images'])).toEqual(['c']);
  });

  it('can be none at all', async () => {
    const answer = await list('compute', 'name = "ubuntu"', { quirks: { compute: { filterFields: [] } } });
    expect(answer.status).toBe(400);
    expect(answer.body['message']).toMatch(/unsupported field "name". Supported fields: none/);
  });
});

describe('a filter and pages', () => {
  it('fills pages with what matches, and ends with the last match', async () => {
    const compute = Array.from({ length: 100 }, (_, index) => ({
      id: `image-${String(index).padStart(3, '0')}`,
      folderId,
      createdAt,
      name: index % 10 === 0 ? 'wanted' : 'other',
    }));
    const sandbox = await start({ dataset: { compute } });
    const query = { folderId, filter: 'name = "wanted"', pageSize: 5 };
    const first = await send(sandbox, '/compute/v1/images', { query });
    expect(records(first.body['images'])).toHaveLength(5);
    const pageToken = String(first.body['nextPageToken']);
    const second = await send(sandbox, '/compute/v1/images', { query: { ...query, pageToken } });
    expect(ids(second.body['images'])).toHaveLength(5);
    expect(second.body['nextPageToken']).toBeUndefined();
  });
});

describe('a value in a filter on name with the quirk strictFilterValues', () => {
  const strict = { quirks: { compute: { strictFilterValues: true } } };

  it.each([
    ['name = "ubuntu"', 'a'],
    ['name IN ("ubuntu", "ubuntu-lts")', 'ab'],
    ['name != "abc"', 'abcd'],
    [`name != "${'a'.repeat(63)}"`, 'abcd'],
  ])('is accepted where it has the documented form: %s', async (filter, expected) => {
    const { status, body } = await list('compute', filter, strict);
    expect([status, ids(body['images']).join('')]).toEqual([200, expected]);
  });

  it.each([
    ['name = "ab"', 'ab'],
    ['name = ""', ''],
    [`name = "${'a'.repeat(64)}"`, 'a'.repeat(64)],
    ['name = "Ubuntu"', 'Ubuntu'],
    ['name = "ubuntu_lts"', 'ubuntu_lts'],
    ['name = "ubuntu-"', 'ubuntu-'],
    ['name = "9ubuntu"', '9ubuntu'],
    ['name NOT IN ("ubuntu", "x")', 'x'],
  ])('is an INVALID_ARGUMENT otherwise: %s', async (filter, value) => {
    const answer = await list('compute', filter, strict);
    expect([answer.status, answer.body['code'], violatedFields(answer)]).toEqual([400, 3, ['filter']]);
    expect(answer.body['message']).toContain(`the value of "name" is "${value}". It must have 3 to 63 characters`);
    expect((await list('compute', filter)).status).toBe(200);
  });

  it('has no effect on other fields and other services', async () => {
    const quirks = { compute: { strictFilterValues: true, filterFields: ['name', 'status'] } };
    expect((await list('compute', 'status = "READY"', { quirks })).status).toBe(200);
    expect((await list('baremetal', 'name = "ab"', { quirks })).status).toBe(200);
  });
});
