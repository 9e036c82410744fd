import fc from 'fast-check';
import type { Dataset } from '../../src/sandbox/sandbox.ts';
import type { Filter, HeldImage, TextConditions } from './filter-oracle.ts';

export const folderIds = ['folder-a', 'folder-b'] as const;

/** Names that mean something to a filter language, and some that do not. */
const names = [
  'alpha',
  'alp',
  'beta',
  'x" OR name="y',
  'back\\slash',
  "it's",
  'say "hi"',
  'naïve-名',
  'a AND b',
  '%',
  ' ',
];
const families = ['ubuntu', 'debian'];
const keys = ['team', 'env'];
const values = ['', 'web', 'x"y'];
const instants = [
  '2024-01-01T00:00:00Z',
  '2024-01-01T00:00:00.000000001Z',
  '2024-01-01T03:00:00+03:00',
  '2025-06-01T12:00:00.5Z',
];
const words = ['CREATING', 'READY', 'ACTIVE', 'UPDATING', 'ERROR', 'DELETING', 'RESTING'];
const services = ['COMPUTE', 'BARE_METAL', 'CLOUD_DESKTOP'] as const;

function optional<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

/** Without the fields that are `undefined`. */
function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}

const labels = fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...values), { maxKeys: 2 });

export const images: fc.Arbitrary<HeldImage[]> = fc
  .array(
    fc.record({
      service: fc.constantFrom(...services),
      folderId: fc.constantFrom(...folderIds),
      createdAt: fc.constantFrom(...instants),
      name: optional(fc.constantFrom(...names)),
      status: optional(fc.constantFrom(...words)),
      family: optional(fc.constantFrom(...families)),
      os: optional(fc.constantFrom({}, { type: 'LINUX' }, { type: 'WINDOWS' }, { type: 'PLAN9' })),
      labels: optional(labels),
      rank: fc.nat(999),
    }),
    { maxLength: 30 },
  )
  .map((plans) =>
    plans.map(({ rank, family, os, ...plan }, index) =>
      defined({
        ...plan,
        // The order of IDs is another one than that of insertion.
        id: `id${String(rank).padStart(3, '0')}${String(index).padStart(2, '0')}aaaaaaaaaaaaa`,
        ...(plan.service === 'COMPUTE' ? { family, os } : {}),
      } as HeldImage),
    ),
  );

export function datasetOf(held: readonly HeldImage[]): Dataset {
  const of = (service: HeldImage['service']): Omit<HeldImage, 'service'>[] =>
    held.filter((image) => image.service === service).map(({ service: _, ...image }) => image);
  return { compute: of('COMPUTE'), baremetal: of('BARE_METAL'), desktop: of('CLOUD_DESKTOP'), folders: folderIds };
}

const someNames = fc.array(fc.constantFrom(...names, ''), { maxLength: 4 });

function texts(
  value: fc.Arbitrary<string>,
  list: fc.Arbitrary<string[]>,
  part: fc.Arbitrary<string>,
): fc.Arbitrary<TextConditions> {
  return fc
    .record({
      eq: optional(value),
      ne: optional(value),
      in: optional(list),
      notIn: optional(list),
      contains: optional(part),
    })
    .map(
      ({ eq, ne, in: among, notIn, contains }) =>
        // Mostly one condition: several seldom leave anything.
        defined({ eq, ...(eq === undefined ? { in: among } : {}), ne, notIn, contains }) as TextConditions,
    );
}

const name = texts(fc.constantFrom(...names, ''), someNames, fc.constantFrom('', 'a', '"', '\\', 'AND', 'zzz'));
const family = texts(
  fc.constantFrom(...families, ''),
  fc.array(fc.constantFrom(...families, '')),
  fc.constantFrom('', 'u'),
);
const imageId = texts(
  fc.constant('id00000aaaaaaaaaaaaa'),
  fc.constant(['id00000aaaaaaaaaaaaa']),
  fc.constantFrom('id0', '1'),
);

/** Each condition in one filter of four, so that most filters have one or two. */
function sometimes<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 1 });
}

export const filter: fc.Arbitrary<Filter> = fc
  .record({
    imageId: sometimes(imageId),
    name: fc.option(name, { nil: undefined, freq: 3 }),
    family: sometimes(family),
    status: sometimes(fc.subarray(['UNKNOWN', 'CREATING', 'READY', 'UPDATING', 'ERROR', 'DELETING'])),
    osType: sometimes(fc.subarray(['UNKNOWN', 'LINUX', 'WINDOWS'])),
    labels: sometimes(
      fc.array(
        fc
          .record({ key: fc.constantFrom(...keys), value: optional(fc.constantFrom(...values)) })
          .map((label) => defined(label) as { key: string; value?: string }),
        { maxLength: 2 },
      ),
    ),
    createdAfter: sometimes(fc.constantFrom(...instants)),
    createdBefore: sometimes(fc.constantFrom(...instants)),
  })
  .chain((all) =>
    fc
      .subarray(Object.keys(all), { maxLength: 3 })
      .map((kept) => defined(Object.fromEntries(kept.map((key) => [key, all[key as keyof typeof all]]))) as Filter),
  );
