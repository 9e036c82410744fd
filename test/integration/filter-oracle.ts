import type { ComputeImage } from '../../src/sandbox/sandbox.ts';

/** An image as its service holds it. */
export interface HeldImage extends ComputeImage {
  readonly service: 'COMPUTE' | 'BARE_METAL' | 'CLOUD_DESKTOP';
}

export interface TextConditions {
  readonly eq?: string;
  readonly ne?: string;
  readonly in?: readonly string[];
  readonly notIn?: readonly string[];
  readonly contains?: string;
}

/** A filter as a client writes it. */
export interface Filter {
  readonly imageId?: TextConditions;
  readonly name?: TextConditions;
  readonly family?: TextConditions;
  readonly status?: readonly string[];
  readonly osType?: readonly string[];
  readonly labels?: readonly { readonly key: string; readonly value?: string }[];
  readonly createdAfter?: string;
  readonly createdBefore?: string;
}

/** An image of any kind: some have no folder, and some no creation time. */
type AnyImage = Omit<HeldImage, 'folderId' | 'createdAt'> & Partial<Pick<HeldImage, 'folderId' | 'createdAt'>>;

/** What the schema's descriptions say of a filter, evaluated by hand on what the services hold. */
export function meets(image: AnyImage, filter: Filter): boolean {
  const { createdAfter, createdBefore, status, osType, labels = [] } = filter;
  const created = image.createdAt === undefined ? null : nanoseconds(image.createdAt);
  return (
    textMeets(image.id, filter.imageId) &&
    textMeets(image.name, filter.name) &&
    textMeets(image.service === 'COMPUTE' ? image.family : undefined, filter.family) &&
    (status === undefined || status.includes(statusOf(image))) &&
    (osType === undefined || (image.os !== undefined && osType.includes(osTypeOf(image)))) &&
    labels.every(({ key, value }) => {
      const held = image.labels?.[key];
      return held !== undefined && (value === undefined || value === held);
    }) &&
    (createdAfter === undefined || (created !== null && created > nanoseconds(createdAfter))) &&
    (createdBefore === undefined || (created !== null && created < nanoseconds(createdBefore)))
  );
}

/** A missing value equals nothing: `ne` and `notIn` hold for it, `eq`, `in` and `contains` do not. */
function textMeets(held: string | undefined, conditions: TextConditions = {}): boolean {
  const text = held === '' ? undefined : held;
  const { eq, ne, in: among, notIn, contains } = conditions;
  return (
    (eq === undefined || text === eq) &&
    (ne === undefined || text !== ne) &&
    (among === undefined || (text !== undefined && among.includes(text))) &&
    (notIn === undefined || text === undefined || !notIn.includes(text)) &&
    (contains === undefined || (text?.includes(contains) ?? false))
  );
}

function statusOf({ status }: AnyImage): string {
  if (status === 'ACTIVE') return 'READY';
  return status !== undefined && ['CREATING', 'READY', 'UPDATING', 'ERROR', 'DELETING'].includes(status)
    ? status
    : 'UNKNOWN';
}

function osTypeOf({ os }: AnyImage): string {
  return os?.type === 'LINUX' || os?.type === 'WINDOWS' ? os.type : 'UNKNOWN';
}

export function nanoseconds(timestamp: string): bigint {
  const [, whole = '', fraction = '', offset = ''] = /^([^.Z+]+?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(timestamp) ?? [];
  return BigInt(Date.parse(whole + offset)) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}
