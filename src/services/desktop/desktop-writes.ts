import type {
  CopyDesktopImageFromDesktopInput,
  CopyDesktopImageInput,
  DeleteDesktopImageInput,
  UpdateDesktopImageInput,
} from '../../generated/graphql.ts';
import type { FieldViolation } from '../../model/errors.ts';
import { pathSegment } from '../http/url-path.ts';
import { bodyOf, labelMap, updateBody } from '../write/body.ts';
import { characters, checkLabels, checkText, checkUpdatesSomething, pathId } from '../write/check.ts';
import { description, labels } from '../write/common-limits.ts';
import type { WriteMethod } from '../write/write-method.ts';

// The limits of the Cloud Desktop API reference: DesktopImage.copy, .copyFromDesktop, .update, .delete.
const imagesPath = '/cloud-desktop/v1/images';
const resourceId = characters(1, 50);
// The reference says no more of these than that they are required; a path takes no more.
const ownId = pathId(100);
const name = characters(0, 50);

export const copyDesktopImage: WriteMethod<CopyDesktopImageInput> = {
  check: (input) => [
    ...checkText('imageId', input.imageId, resourceId),
    // CopyDesktopImageRequest requires a name and a folder; CopyFromDesktopRequest requires neither.
    ...checkText('name', input.name, characters(1, 50)),
    ...checkCopy(input),
  ],
  request: (input) => ({
    method: 'POST',
    path: `${imagesPath}:copy`,
    body: bodyOf({ ...input, labels: labelMap(input.labels) }),
  }),
};

export const copyDesktopImageFromDesktop: WriteMethod<CopyDesktopImageFromDesktopInput> = {
  check: (input) => [
    ...checkText('desktopId', input.desktopId, resourceId),
    ...checkText('name', input.name, name),
    ...checkCopy(input),
  ],
  request: (input) => ({
    method: 'POST',
    path: `${imagesPath}:copyFromDesktop`,
    body: bodyOf({ ...input, labels: labelMap(input.labels) }),
  }),
};

export const updateDesktopImage: WriteMethod<UpdateDesktopImageInput> = {
  check: (input) => [
    ...checkText('imageId', input.imageId, ownId),
    ...checkUpdatesSomething(input, ['name', 'description', 'labels']),
    ...checkText('name', input.name, name),
    ...checkText('description', input.description, description),
    ...checkLabels(input.labels, labels),
  ],
  request: (input) => ({
    method: 'PATCH',
    path: `${imagesPath}/${pathSegment(input.imageId)}`,
    body: updateBody({ name: input.name, description: input.description, labels: labelMap(input.labels) }),
  }),
};

export const deleteDesktopImage: WriteMethod<DeleteDesktopImageInput> = {
  check: (input) => checkText('imageId', input.imageId, ownId),
  request: (input) => ({ method: 'DELETE', path: `${imagesPath}/${pathSegment(input.imageId)}`, body: null }),
};

function checkCopy(input: Omit<CopyDesktopImageFromDesktopInput, 'desktopId' | 'name'>): FieldViolation[] {
  return [
    ...checkText('folderId', input.folderId, resourceId),
    ...checkText('description', input.description, description),
    ...checkLabels(input.labels, labels),
  ];
}
