import type {
  AccessBindingDeltaInput,
  AccessBindingInput,
  CreateComputeImageInput,
  DeleteComputeImageInput,
  HardwareGenerationInput,
  InputMaybe,
  OsInput,
  SetComputeImageAccessBindingsInput,
  UpdateComputeImageAccessBindingsInput,
  UpdateComputeImageInput,
} from '../../generated/graphql.ts';
import type { FieldViolation } from '../../model/errors.ts';
import { pathSegment } from '../http/url-path.ts';
import { bodyOf, labelMap, updateBody } from '../write/body.ts';
import {
  characters,
  checkCount,
  checkInt64,
  checkLabels,
  checkText,
  checkUpdatesSomething,
  matching,
  pathId,
  type LabelLimits,
} from '../write/check.ts';
import type { WriteMethod } from '../write/write-method.ts';

// The limits of the Compute API reference: Image.create, .update, .setAccessBindings, .updateAccessBindings.
const imagesPath = '/compute/v1/images';
const resourceId = characters(1, 50);
const imageId = pathId(50);
const name = matching(
  /^([a-z]([-_a-z0-9]{0,61}[a-z0-9])?)?$/,
  '1 to 63 characters of a-z, 0-9, "-" and "_", beginning with a letter and not ending with "-" or "_"',
);
const description = characters(0, 256);
const family = matching(
  /^([a-z][-a-z0-9]{1,61}[a-z0-9])?$/,
  '3 to 63 characters of a-z, 0-9 and "-", beginning with a letter and not ending with "-"',
);
const labelCharacters = 'a-z, 0-9 and "-_./\\@"';
const labels: LabelLimits = {
  key: matching(/^[a-z][-_./\\@0-9a-z]{0,62}$/, `1 to 63 characters of ${labelCharacters}, beginning with a letter`),
  value: matching(/^[-_./\\@0-9a-z]{0,63}$/, `at most 63 characters of ${labelCharacters}`),
};
const smallestDisk = 4_194_304n;
const largestDisk = 4_398_046_511_104n;
const mostBindings = 1000;
/** A text of which the interface definition states no limit. */
const anyText = matching(/^/, 'any text');

export const createComputeImage: WriteMethod<CreateComputeImageInput> = {
  check: (input) => [
    ...checkText('folderId', input.folderId, resourceId),
    ...checkText('source.imageId', input.source.imageId, resourceId),
    ...checkText('source.diskId', input.source.diskId, resourceId),
    ...checkText('source.snapshotId', input.source.snapshotId, resourceId),
    ...checkText('source.uri', input.source.uri, matching(/^https?:\/\/\S+$/, 'an HTTP or HTTPS link')),
    ...checkText('name', input.name, name),
    ...checkText('description', input.description, description),
    ...checkLabels(input.labels, labels),
    ...checkText('family', input.family, family),
    ...checkInt64('minDiskSize', input.minDiskSize, smallestDisk, largestDisk),
    ...(input.productIds ?? []).flatMap((id, index) => checkText(`productIds[${index}]`, id, characters(0, 50))),
    ...checkKnown('os.type', input.os?.type, 'LINUX or WINDOWS'),
    ...checkText('os.nvidiaDriver', input.os?.nvidiaDriver, anyText),
    ...checkHardwareGeneration(input.hardwareGeneration),
  ],
  request: ({ source, os, hardwareGeneration, ...input }) => ({
    method: 'POST',
    path: imagesPath,
    body: bodyOf({
      ...input,
      ...bodyOf(source),
      labels: labelMap(input.labels),
      os: osBody(os),
      hardwareGeneration: hardwareGenerationBody(hardwareGeneration),
    }),
  }),
  inputPath: (path) =>
    /^(imageId|diskId|snapshotId|uri)$/.test(path)
      ? `source.${path}`
      : path.replace(/^os\.nvidia(\.driver)?$/, 'os.nvidiaDriver'),
};

const updatable = ['name', 'description', 'labels', 'minDiskSize'];

export const updateComputeImage: WriteMethod<UpdateComputeImageInput> = {
  check: (input) => [
    ...checkText('imageId', input.imageId, imageId),
    ...checkUpdatesSomething(input, updatable),
    ...checkText('name', input.name, name),
    ...checkText('description', input.description, description),
    ...checkLabels(input.labels, labels),
    ...checkInt64('minDiskSize', input.minDiskSize, smallestDisk, largestDisk),
  ],
  request: (input) => ({
    method: 'PATCH',
    path: `${imagesPath}/${pathSegment(input.imageId)}`,
    body: updateBody({
      name: input.name,
      description: input.description,
      labels: labelMap(input.labels),
      minDiskSize: input.minDiskSize,
    }),
  }),
};

export const deleteComputeImage: WriteMethod<DeleteComputeImageInput> = {
  check: (input) => checkText('imageId', input.imageId, imageId),
  request: (input) => ({ method: 'DELETE', path: `${imagesPath}/${pathSegment(input.imageId)}`, body: null }),
};

export const setComputeImageAccessBindings: WriteMethod<SetComputeImageAccessBindingsInput> = {
  check: (input) => [
    ...checkText('imageId', input.imageId, imageId),
    ...checkCount('accessBindings', input.accessBindings, 0, mostBindings),
    ...input.accessBindings.flatMap((binding, index) => checkBinding(`accessBindings[${index}]`, binding)),
  ],
  request: (input) => ({
    method: 'POST',
    path: `${imagesPath}/${pathSegment(input.imageId)}:setAccessBindings`,
    body: { accessBindings: input.accessBindings },
  }),
  inputPath: resourcePath,
};

export const updateComputeImageAccessBindings: WriteMethod<UpdateComputeImageAccessBindingsInput> = {
  check: (input) => [
    ...checkText('imageId', input.imageId, imageId),
    ...checkCount('accessBindingDeltas', input.accessBindingDeltas, 1, mostBindings),
    ...input.accessBindingDeltas.flatMap((delta, index) => checkBinding(`accessBindingDeltas[${index}]`, delta)),
  ],
  request: (input) => ({
    method: 'POST',
    path: `${imagesPath}/${pathSegment(input.imageId)}:updateAccessBindings`,
    body: {
      accessBindingDeltas: input.accessBindingDeltas.map(({ action, ...accessBinding }) => ({ action, accessBinding })),
    },
  }),
  // In the input, a delta and its access binding are one.
  inputPath: (path) => resourcePath(path).replace(/^(accessBindingDeltas\[\d+\])\.accessBinding\b/, '$1'),
};

/** The methods of access bindings name the image as a resource among others. */
function resourcePath(path: string): string {
  return path === 'resourceId' ? 'imageId' : path;
}

function checkBinding(path: string, binding: AccessBindingInput | AccessBindingDeltaInput): FieldViolation[] {
  return [
    ...checkText(`${path}.roleId`, binding.roleId, characters(1, 64)),
    ...checkText(`${path}.subject.id`, binding.subject.id, characters(1, 100)),
    ...checkText(`${path}.subject.type`, binding.subject.type, characters(1, 100)),
  ];
}

/** UNKNOWN is for what the gateway reads, not for what it is told. */
function checkKnown(field: string, word: InputMaybe<string>, allowed: string): FieldViolation[] {
  return word === 'UNKNOWN' ? [{ field, description: `Allowed: ${allowed}.` }] : [];
}

function checkHardwareGeneration(generation: InputMaybe<HardwareGenerationInput>): FieldViolation[] {
  const field = 'hardwareGeneration.legacyFeatures.pciTopology';
  return [
    ...checkKnown(field, generation?.legacyFeatures?.pciTopology, 'V1 or V2'),
    ...(generation?.generation2Features === false
      ? [{ field: 'hardwareGeneration.generation2Features', description: 'Allowed: true.' }]
      : []),
  ];
}

function osBody(os: InputMaybe<OsInput>): object | undefined {
  if (os === null || os === undefined) return undefined;
  const { type, nvidiaDriver: driver } = os;
  return bodyOf({ type, nvidia: driver === null || driver === undefined || driver === '' ? null : { driver } });
}

function hardwareGenerationBody(generation: InputMaybe<HardwareGenerationInput>): object | undefined {
  if (generation === null || generation === undefined) return undefined;
  if (generation.generation2Features === true) return { generation2Features: {} };
  const topology = generation.legacyFeatures?.pciTopology;
  return {
    legacyFeatures: topology === null || topology === undefined ? {} : { pciTopology: `PCI_TOPOLOGY_${topology}` },
  };
}
