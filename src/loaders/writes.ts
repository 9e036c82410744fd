import { type FieldViolation, InputError, UpstreamError } from '../model/errors.ts';
import type { Operation } from '../model/operation.ts';
import type { ImageClient, ImageUpdate } from '../services/image-client.ts';
import type { ImageClients } from '../services/image-clients.ts';
import type { OperationClient } from '../services/operation/operation-client.ts';
import type { UpstreamCall } from '../services/upstream-call.ts';
import type { WriteMethod } from '../services/write/write-method.ts';
import { IdempotencyKeys } from './idempotency.ts';

export interface WritesOptions {
  readonly clients: ImageClients;
  readonly operations: OperationClient;
  readonly call: UpstreamCall;
  /** Told of every write, whatever became of it: what was read before it may no longer hold. */
  readonly onWrite: () => void;
}

/** The changes that a request makes. */
export class Writes {
  readonly #options: WritesOptions;
  readonly #keys: IdempotencyKeys;

  constructor(options: WritesOptions) {
    this.#options = options;
    this.#keys = new IdempotencyKeys(options.call.idempotencyKey);
  }

  /** Carries out the mutation of this name, which is a mutation of this kind of image. */
  async start(typename: string, mutation: string, input: object): Promise<Operation> {
    const client = this.#client(typename);
    const method = client.dialect.writes[mutation];
    if (method === undefined) throw new TypeError(`There is no method for ${mutation} of ${typename}.`);
    return this.#start(client, method, input);
  }

  /**
   * Checks an input and starts the change that it asks for.
   *
   * @param globalIdField what the client's input names the image by, where that is not `imageId`
   */
  async #start<Input>(
    client: ImageClient,
    method: WriteMethod<Input>,
    input: Input,
    globalIdField?: string,
  ): Promise<Operation> {
    // Taken by a refused input too, so that the keys of those behind it are the same when it comes again mended.
    const key = this.#keys.next();
    const pathOf = (path: string): string => inputPath(path === 'imageId' ? (globalIdField ?? path) : path);
    const violations = method.check(input);
    if (violations.length > 0) throw refusal(violations.map((each) => ({ ...each, field: pathOf(each.field) })));
    try {
      return await client.write(method.request(input), key, this.#options.call);
    } catch (error) {
      if (!(error instanceof UpstreamError) || error.fieldViolations.length === 0) throw error;
      throw error.withFieldViolations(
        error.fieldViolations.map(({ field, description }) => {
          const path = camelCase(field);
          // The client has no say in the field mask, which follows from all that the input holds.
          const ownPath = path === 'updateMask' ? '' : path;
          return { field: pathOf(method.inputPath?.(ownPath) ?? ownPath), description };
        }),
      );
    } finally {
      this.#options.onWrite();
    }
  }

  /** Changes what the images of all services have in common. */
  async updateImage(typename: string, input: ImageUpdate): Promise<Operation> {
    const client = this.#client(typename);
    const { update } = client.dialect;
    if (update === null) throw unchangeable(typename);
    return this.#start(client, update, input, 'id');
  }

  async deleteImage(typename: string, imageId: string): Promise<Operation> {
    const client = this.#client(typename);
    const { delete: method } = client.dialect;
    if (method === null) throw unchangeable(typename);
    return this.#start(client, method, { imageId }, 'id');
  }

  async cancelOperation(operationId: string): Promise<Operation> {
    try {
      return await this.#options.operations.cancel(operationId, this.#options.call);
    } finally {
      this.#options.onWrite();
    }
  }

  #client(typename: string): ImageClient {
    return this.#options.clients.ofKind(typename);
  }
}

function unchangeable(typename: string): InputError {
  return new InputError(`The "id" names a ${typename}. Images of this type cannot be changed or deleted.`, {
    fieldViolations: [{ field: 'input.id', description: 'Allowed: an image that its service can change.' }],
  });
}

function refusal(fieldViolations: readonly FieldViolation[]): InputError {
  const listed = fieldViolations.map(({ field, description }) => `${field}: ${description}`);
  return new InputError(`The input is refused. ${listed.join(' ')}`, { fieldViolations });
}

/** Every mutation has its input in the argument of that name. */
function inputPath(path: string): string {
  return path === '' ? 'input' : `input.${path}`;
}

/** The services name fields as their interface definition does or as their JSON does. Keys in brackets are no names. */
function camelCase(path: string): string {
  return path.replace(
    /(\[[^\]]*\])|_([a-z])/g,
    (_, key?: string, letter?: string) => key ?? letter?.toUpperCase() ?? '',
  );
}
