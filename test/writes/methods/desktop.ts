import { sandboxSources } from '../../../src/sandbox/sandbox.ts';
import {
  desktopCopyFromDesktopLimits,
  desktopCopyLimits,
  desktopImageIdLimit,
  desktopUpdateLimits,
} from '../limits/desktop.ts';
import { absent, busy, folderId, subject } from '../world/dataset.ts';
import { type Input, labelMap, type Method, patch, present, remove, type RestRequest } from './method.ts';

const service = 'cloud-desktop';
const images = '/cloud-desktop/v1/images';
const imageId = subject['cloud-desktop'];
const metadata = { folderId, name: 'New image', description: 'A copy', labels: [{ key: 'env', value: 'test' }] };
const effect = {
  'cloud-desktop/new': {
    folderId,
    name: 'New image',
    description: 'A copy',
    labels: { env: 'test' },
    status: 'ACTIVE',
  },
};

/** The mutations on Cloud Desktop images. */
export const desktopMethods: readonly Method[] = [
  {
    title: 'copyDesktopImage',
    mutation: 'copyDesktopImage',
    service,
    input: { ...metadata, imageId: subject.compute },
    rest: copyRequest(`${images}:copy`),
    effect,
    notFound: { ...metadata, imageId: absent.compute },
    conflict: { input: { ...metadata, imageId: busy.compute }, code: 'FAILED_PRECONDITION' },
    limits: desktopCopyLimits,
  },
  {
    title: 'copyDesktopImageFromDesktop',
    mutation: 'copyDesktopImageFromDesktop',
    service,
    input: { ...metadata, desktopId: sandboxSources.desktopId },
    rest: copyRequest(`${images}:copyFromDesktop`),
    effect,
    notFound: { ...metadata, desktopId: 'e3nabsent00000000000' },
    conflict: null,
    limits: desktopCopyFromDesktopLimits,
  },
  {
    title: 'updateDesktopImage',
    mutation: 'updateDesktopImage',
    service,
    input: { imageId, name: 'Renamed', labels: [{ key: 'c', value: '3' }] },
    rest: patch(images, ['name', 'description', 'labels']),
    effect: {
      [`cloud-desktop/${imageId}`]: {
        name: 'Renamed',
        description: 'As it was',
        labels: { c: '3' },
        status: 'ACTIVE',
      },
    },
    notFound: { imageId: absent['cloud-desktop'], name: 'Renamed' },
    conflict: { input: { imageId: busy['cloud-desktop'], name: 'Renamed' }, code: 'FAILED_PRECONDITION' },
    limits: desktopUpdateLimits,
  },
  {
    title: 'deleteDesktopImage',
    mutation: 'deleteDesktopImage',
    service,
    input: { imageId },
    rest: remove(images),
    effect: { [`cloud-desktop/${imageId}`]: undefined },
    notFound: { imageId: absent['cloud-desktop'] },
    conflict: { input: { imageId: busy['cloud-desktop'] }, code: 'FAILED_PRECONDITION' },
    limits: [desktopImageIdLimit],
  },
];

function copyRequest(path: string): (input: Input) => RestRequest {
  return ({ labels, ...input }) => ({
    method: 'POST',
    path,
    body: present({ ...input, labels: labelMap(labels) }),
  });
}
