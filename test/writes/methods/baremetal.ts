import { bareMetalCreateLimits, bareMetalImageIdLimit, bareMetalUpdateLimits } from '../limits/baremetal.ts';
import { absent, busy, folderId, subject, takenName } from '../world/dataset.ts';
import { labelMap, type Method, patch, present, remove } from './method.ts';

const service = 'baremetal';
const images = '/baremetal/v1alpha/images';
const imageId = subject.baremetal;
const uri = 'https://storage.example/installer.iso?signature=1';

/** The mutations on BareMetal images. */
export const bareMetalMethods: readonly Method[] = [
  {
    title: 'createBareMetalImage',
    mutation: 'createBareMetalImage',
    service,
    input: { folderId, uri, name: 'new', description: 'Of an ISO', labels: [{ key: 'env', value: 'test' }] },
    rest: ({ labels, ...input }) => ({
      method: 'POST',
      path: images,
      body: present({ ...input, labels: labelMap(labels) }),
    }),
    effect: {
      'baremetal/new': { folderId, name: 'new', description: 'Of an ISO', labels: { env: 'test' }, status: 'READY' },
    },
    notFound: null,
    conflict: { input: { folderId, uri, name: takenName }, code: 'ALREADY_EXISTS' },
    limits: bareMetalCreateLimits,
  },
  {
    title: 'updateBareMetalImage',
    mutation: 'updateBareMetalImage',
    service,
    input: { imageId, name: 'renamed', labels: [{ key: 'c', value: '3' }] },
    rest: patch(images, ['name', 'description', 'labels']),
    effect: {
      [`baremetal/${imageId}`]: {
        name: 'renamed',
        description: 'As it was',
        labels: { c: '3' },
        status: 'READY',
      },
    },
    notFound: { imageId: absent.baremetal, name: 'renamed' },
    conflict: { input: { imageId, name: takenName }, code: 'ALREADY_EXISTS' },
    limits: bareMetalUpdateLimits,
  },
  {
    title: 'deleteBareMetalImage',
    mutation: 'deleteBareMetalImage',
    service,
    input: { imageId },
    rest: remove(images),
    effect: { [`baremetal/${imageId}`]: undefined },
    notFound: { imageId: absent.baremetal },
    conflict: { input: { imageId: busy.baremetal }, code: 'FAILED_PRECONDITION' },
    limits: [bareMetalImageIdLimit],
  },
];
