import type { ImageService, OperationStatus } from '../../generated/graphql.ts';
import { statusCodes } from '../../model/errors.ts';
import type { Operation, OperationError } from '../../model/operation.ts';
import { decodeAccessBindingDelta } from '../access-binding/decode-access-binding.ts';
import {
  boolean,
  integer,
  type JsonObject,
  optionalMessage,
  optionalText,
  repeated,
  requiredText,
} from '../http/proto-json.ts';
import type { Redaction } from '../http/redaction.ts';

/** The package of the metadata message says which service does the work. */
const serviceOfPackage: Readonly<Record<string, ImageService>> = {
  compute: 'COMPUTE',
  baremetal: 'BARE_METAL',
  clouddesktop: 'CLOUD_DESKTOP',
  // Access bindings have messages of their own for all of the cloud, but of these services only Compute has them.
  access: 'COMPUTE',
};

/** An Operation (Operation API reference, Operation.Get). */
export function decodeOperation(json: JsonObject, redaction: Redaction): Operation {
  const metadata = optionalMessage(json, 'metadata') ?? {};
  const response = optionalMessage(json, 'response') ?? {};
  const done = boolean(json, 'done');
  const error = decodeError(json, redaction);
  return {
    __typename: 'Operation',
    operationId: requiredText(json, 'id'),
    service: serviceOf(metadata),
    description: optionalText(json, 'description'),
    createdAt: optionalText(json, 'createdAt'),
    createdBy: optionalText(json, 'createdBy'),
    modifiedAt: optionalText(json, 'modifiedAt'),
    done,
    status: statusOf(done, error),
    error,
    imageId: imageIdOf(metadata),
    accessBindingDeltas: Array.isArray(response['effectiveDeltas'])
      ? repeated(response, 'effectiveDeltas', decodeAccessBindingDelta)
      : null,
  };
}

/** An error that is there before the end means that the service is rolling back (Operation API reference). */
function statusOf(done: boolean, error: OperationError | null): OperationStatus {
  if (error !== null) return done ? 'FAILED' : 'ROLLING_BACK';
  return done ? 'SUCCEEDED' : 'RUNNING';
}

function decodeError(json: JsonObject, redaction: Redaction): OperationError | null {
  const error = optionalMessage(json, 'error');
  if (error === null) return null;
  const code = statusCodes[integer(error, 'code')];
  // Whatever an error is, it is not OK.
  return {
    code: code === undefined || code === 'OK' ? 'UNKNOWN' : code,
    message: redaction.text(optionalText(error, 'message') ?? ''),
  };
}

function serviceOf(metadata: JsonObject): ImageService | null {
  const name = /^type\.googleapis\.com\/yandex\.cloud\.(\w+)\./.exec(optionalText(metadata, '@type') ?? '')?.[1];
  return name === undefined ? null : (serviceOfPackage[name] ?? null);
}

/** Metadata of access bindings' operations names the image as a resource among others. */
function imageIdOf(metadata: JsonObject): string | null {
  return optionalText(metadata, 'imageId') ?? optionalText(metadata, 'resourceId');
}
