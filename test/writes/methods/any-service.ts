import { fromGlobalId, toGlobalId } from 'graphql-relay';
import { bareMetalIds, bareMetalMetadataLimits } from '../limits/baremetal.ts';
import { computeMetadataLimits } from '../limits/compute.ts';
import { desktopMetadataLimits } from '../limits/desktop.ts';
import { idLimit, type Limit } from '../limits/limit.ts';
import { ids, type Values } from '../limits/values.ts';
import { absent, busy, doneOperation, runningOperation, subject } from '../world/dataset.ts';
import { type Input, type Method, patch, remove, type RestRequest } from './method.ts';

/** What the interface's mutations do to the images of one service. */
interface Kind {
  readonly service: 'compute' | 'baremetal' | 'cloud-desktop';
  readonly typename: string;
  readonly images: string;
  readonly readyStatus: string;
  /** The limits on what can be changed. */
  readonly limits: readonly Limit[];
  /** Limits on the ID, if it has any that a global ID can break. */
  readonly imageIds: Values<string> | null;
}

const kinds: readonly Kind[] = [
  {
    ...{ service: 'compute', typename: 'ComputeImage', images: '/compute/v1/images', readyStatus: 'READY' },
    limits: computeMetadataLimits,
    imageIds: ids(50),
  },
  {
    ...{ service: 'baremetal', typename: 'BareMetalImage', images: '/baremetal/v1alpha/images', readyStatus: 'READY' },
    limits: bareMetalMetadataLimits,
    imageIds: bareMetalIds,
  },
  {
    ...{
      service: 'cloud-desktop',
      typename: 'DesktopImage',
      images: '/cloud-desktop/v1/images',
      readyStatus: 'ACTIVE',
    },
    limits: desktopMetadataLimits,
    imageIds: null,
  },
];

/** The mutations that take an image of any service, once for each, and those of operations. */
export const anyServiceMethods: readonly Method[] = [
  ...kinds.flatMap((kind) => [updateOf(kind), deleteOf(kind)]),
  {
    title: 'cancelOperation',
    mutation: 'cancelOperation',
    service: 'operation',
    input: { id: toGlobalId('Operation', runningOperation) },
    rest: ({ id }) => ({ method: 'GET', path: `/operations/${fromGlobalId(String(id)).id}:cancel` }),
    effect: { [`operation/${runningOperation}`]: { done: true, error: { code: 1 } } },
    notFound: { id: toGlobalId('Operation', 'fhmabsent00000000000') },
    conflict: { input: { id: toGlobalId('Operation', doneOperation) }, code: 'FAILED_PRECONDITION' },
    limits: [],
  },
];

function updateOf({ service, typename, images, readyStatus, limits, imageIds }: Kind): Method {
  const id = toGlobalId(typename, subject[service]);
  return {
    title: `updateImage (${typename})`,
    mutation: 'updateImage',
    service,
    input: { id, name: 'renamed', description: null },
    rest: byImageId(patch(images, ['name', 'description', 'labels'])),
    effect: {
      [`${service}/${subject[service]}`]: { name: 'renamed', labels: { a: '1', b: '2' }, status: readyStatus },
    },
    notFound: { id: toGlobalId(typename, absent[service]), name: 'renamed' },
    conflict: { input: { id: toGlobalId(typename, busy[service]), name: 'renamed' }, code: 'FAILED_PRECONDITION' },
    limits: [...globalIdLimits(typename, imageIds), ...limits],
  };
}

function deleteOf({ service, typename, images, imageIds }: Kind): Method {
  const bindings = service === 'compute' && { [`bindings/${subject.compute}`]: undefined };
  return {
    title: `deleteImage (${typename})`,
    mutation: 'deleteImage',
    service,
    input: { id: toGlobalId(typename, subject[service]) },
    rest: byImageId(remove(images)),
    effect: { [`${service}/${subject[service]}`]: undefined, ...bindings },
    notFound: { id: toGlobalId(typename, absent[service]) },
    conflict: { input: { id: toGlobalId(typename, busy[service]) }, code: 'FAILED_PRECONDITION' },
    limits: globalIdLimits(typename, imageIds),
  };
}

/** The request for an input that names its image by a global ID. */
function byImageId(rest: (input: Input) => RestRequest): (input: Input) => RestRequest {
  return ({ id, ...input }) => rest({ ...input, imageId: fromGlobalId(String(id)).id });
}

/** The limits on an image's own ID, in a global one. That has no way to say an empty ID. */
function globalIdLimits(typename: string, values: Values<string> | null): readonly Limit[] {
  if (values === null) return [];
  const edges = { ...values.edges, broken: values.edges.broken.filter((id) => id !== '') };
  const broken = values.broken.filter((id) => id !== '');
  return [
    idLimit('id', 'of an ID that its service takes', { ...values, broken, edges }, (id) => ({
      id: toGlobalId(typename, id),
    })),
  ];
}
