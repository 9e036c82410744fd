import type {
  CreateBareMetalImageInput,
  DeleteBareMetalImageInput,
  UpdateBareMetalImageInput,
} from '../../generated/graphql.ts';
import { pathSegment } from '../http/url-path.ts';
import { bodyOf, labelMap, updateBody } from '../write/body.ts';
import { characters, checkLabels, checkText, checkUpdatesSomething, matching } from '../write/check.ts';
import { description, labels } from '../write/common-limits.ts';
import type { WriteMethod } from '../write/write-method.ts';

// The limits of the BareMetal API reference: Image.create, .update, .delete.
const imagesPath = '/baremetal/v1alpha/images';
const imageId = matching(/^[a-z][a-z0-9]{19}$/, '20 characters of a-z and 0-9, beginning with a letter');
const folderId = matching(
  /^[a-z][a-z0-9.-]{0,49}$/,
  '1 to 50 characters of a-z, 0-9, "." and "-", beginning with a letter',
);
const name = matching(
  /^(?=.{2,63}$)[a-z]([-a-z0-9]*[a-z0-9])?$/,
  '2 to 63 characters of a-z, 0-9 and "-", beginning with a letter and not ending with "-"',
);

export const createBareMetalImage: WriteMethod<CreateBareMetalImageInput> = {
  check: (input) => [
    ...checkText('folderId', input.folderId, folderId),
    ...checkText('uri', input.uri, characters(1, 1024)),
    ...checkText('name', input.name, name),
    ...checkText('description', input.description, description),
    ...checkLabels(input.labels, labels),
  ],
  request: (input) => ({
    method: 'POST',
    path: imagesPath,
    body: bodyOf({ ...input, labels: labelMap(input.labels) }),
  }),
};

export const updateBareMetalImage: WriteMethod<UpdateBareMetalImageInput> = {
  check: (input) => [
    ...checkText('imageId', input.imageId, imageId),
    ...checkUpdatesSomething(input, ['name', 'description', 'labels']),
    // Every BareMetal image has a name, so clearing it is as wrong as an empty one.
    ...checkText('name', input.name === null ? '' : input.name, name),
    ...checkText('description', input.description, description),
    ...checkLabels(input.labels, labels),
  ],
  request: (input) => ({
    method: 'PATCH',
    path: `${imagesPath}/${pathSegment(input.imageId)}`,
    body: updateBody({ name: input.name, description: input.description, labels: labelMap(input.labels) }),
  }),
};

export const deleteBareMetalImage: WriteMethod<DeleteBareMetalImageInput> = {
  check: (input) => checkText('imageId', input.imageId, imageId),
  request: (input) => ({ method: 'DELETE', path: `${imagesPath}/${pathSegment(input.imageId)}`, body: null }),
};
