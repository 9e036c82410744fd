import fc from 'fast-check';
import { idLimit, labelLimits, limit, type Limit } from './limit.ts';
import { characters, counts, ids, int64, matching, words } from './values.ts';

/*
 * The limits of the Compute API reference: Image.create, .update, .delete, .setAccessBindings, .updateAccessBindings.
 */

const text = (length: number): string => 'a'.repeat(length);

const labels = labelLimits(counts(0, 64), {
  key: matching(/^[a-z][-_./\\@0-9a-z]{0,62}$/, {
    allowed: ['a', text(63), 'a-_./\\@0'],
    broken: ['', text(64), '1a', 'A', 'a b', 'é'],
  }),
  value: matching(/^[-_./\\@0-9a-z]{0,63}$/, {
    allowed: ['', text(63), '-_./\\@0z'],
    broken: [text(64), 'A', 'a b', 'é'],
  }),
  characters: { key: '[a-z][-_./\\@0-9a-z]*', value: '[-_./\\@0-9a-z]*' },
});

/** What create and update, and the update of an image of any service, have in common. */
export const computeMetadataLimits: readonly Limit[] = [
  limit(
    'name',
    '|[a-z]([-_a-z0-9]{0,61}[a-z0-9])?',
    matching(/^([a-z]([-_a-z0-9]{0,61}[a-z0-9])?)?$/, {
      allowed: ['', 'a', text(63), 'a_b-c9'],
      broken: [text(64), '9a', 'a-', 'a_', 'Name', 'a b', 'a\n'],
    }),
  ),
  limit('description', 'at most 256', characters(0, 256)),
  ...labels,
];

const minDiskSize = limit('minDiskSize', '4194304 to 4398046511104', int64(4_194_304n, 4_398_046_511_104n));

/** An image of Compute that is named by its own ID. */
export const computeImageIdLimit = idLimit('imageId', '1 to 50', ids(50));

export const computeUpdateLimits: readonly Limit[] = [computeImageIdLimit, ...computeMetadataLimits, minDiskSize];

export const computeCreateLimits: readonly Limit[] = [
  limit('folderId', '1 to 50', ids(50)),
  ...(['imageId', 'diskId', 'snapshotId'] as const).map((field) =>
    idLimit(`source.${field}`, '1 to 50', ids(50), (id) => ({ source: { [field]: id } })),
  ),
  limit(
    'source.uri',
    'a pre-signed link',
    {
      allowed: fc.webUrl({ validSchemes: ['https'], withQueryParameters: true }),
      broken: fc.oneof(fc.webPath(), fc.domain()),
      edges: { allowed: ['https://storage.example/a.qcow2?signature=1'], broken: ['', 'ftp://storage.example/a.raw'] },
    },
    // What a link leads to may be larger than the smallest disk of the input.
    (uri) => ({ source: { uri }, minDiskSize: null }),
  ),
  ...computeMetadataLimits,
  limit(
    'family',
    '|[a-z][-a-z0-9]{1,61}[a-z0-9]',
    matching(/^([a-z][-a-z0-9]{1,61}[a-z0-9])?$/, {
      allowed: ['', 'abc', text(63), 'a-9'],
      broken: ['a', 'ab', text(64), 'a_bc', 'ab-', '9ab', 'Abc'],
    }),
  ),
  minDiskSize,
  limit('productIds[1]', 'at most 50', characters(0, 50), (id) => ({ productIds: ['f2e', id] })),
  limit('os.type', 'LINUX or WINDOWS', words(['LINUX', 'WINDOWS'], ['UNKNOWN']), (type) => ({ os: { type } })),
  limit(
    'hardwareGeneration.legacyFeatures.pciTopology',
    'V1 or V2',
    words(['V1', 'V2'], ['UNKNOWN']),
    (pciTopology) => ({
      hardwareGeneration: { legacyFeatures: { pciTopology } },
    }),
  ),
];

const roleIds = characters(1, 64);
const subjectIds = characters(1, 100);
/** The reference lists the types, but takes any that comes later. */
const subjectTypes = {
  ...characters(1, 100),
  allowed: fc.constantFrom('userAccount', 'serviceAccount', 'federatedUser', 'system'),
  edges: { allowed: ['system'], broken: ['', text(101)] },
};

/** A binding, as it stands in a list. */
type Place = (binding: { roleId: string; subject: { id: string; type: string } }) => object;

/** The limits on access bindings in a list of this name. */
export function bindingLimits(list: string, least: number, place: Place): readonly Limit[] {
  const subject = { id: 'ajeuser', type: 'userAccount' };
  const second = (entry: object) => ({ [list]: [place({ roleId: 'viewer', subject }), entry] });
  return [
    computeImageIdLimit,
    limit(list, `${least} to 1000`, counts(least, 1000), (length) => ({
      [list]: Array.from({ length }, (_, index) =>
        place({ roleId: 'viewer', subject: { id: `aje${index}`, type: 'userAccount' } }),
      ),
    })),
    limit(`${list}[1].roleId`, '1 to 64', roleIds, (roleId) => second(place({ roleId, subject }))),
    limit(`${list}[1].subject.id`, '1 to 100', subjectIds, (id) =>
      second(place({ roleId: 'editor', subject: { ...subject, id } })),
    ),
    limit(`${list}[1].subject.type`, '1 to 100', subjectTypes, (type) =>
      second(place({ roleId: 'editor', subject: { ...subject, type } })),
    ),
  ];
}
