import type { ImageService } from '../generated/graphql.ts';
import { type FieldViolation, InputError, UpstreamError } from '../model/errors.ts';
import type { Operation } from '../model/operation.ts';
import type { ImageClient } from '../services/image-client.ts';
import type { OperationClient } from '../services/operation/operation-client.ts';
import { presentClient } from '../services/services.ts';
import type { UpstreamCall } from '../services/upstream-call.ts';
import type { WriteMethod } from '../services/write/write-method.ts';
import { IdempotencyKeys } from './idempotency.ts';

export interface WritesOptions {
  readonly clients: ReadonlyMap<ImageService, ImageClient>;
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

  /** Carries out the mutation of this name, which is one of the service's. */
  async start(service: ImageService, mutation: string, input: object): Promise<Operation> {
    const method = this.#client(service).dialect.writes[mutation];
    if (method === undefined) throw new TypeError(`The service ${service} has no method for ${mutation}.`);
    return this.#start(service, method, input);
  }

  /**
   * Checks an input and starts the change that it asks for.
   *
   * @param globalIdField what the client's input names the image by, where that is not `imageId`
   */
  async #start<Input>(
    service: ImageService,
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
      return await this.#client(service).write(method.request(input), key, this.#options.call);
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

  /** Changes what images of all services have. */
  async updateImage(service: ImageService, input: Parameters<UpdateMethod['check']>[0]): Promise<Operation> {
    return this.#start(service, this.#client(service).dialect.update, input, 'id');
  }

  async deleteImage(service: ImageService, imageId: string): Promise<Operation> {
    return this.#start(service, this.#client(service).dialect.delete, { imageId }, 'id');
  }

  async cancelOperation(operationId: string): Promise<Operation> {
    try {
      return await this.#options.operations.cancel(operationId, this.#options.call);
    } finally {
      this.#options.onWrite();
    }
  }

  #client(service: ImageService): ImageClient {
    return presentClient(this.#options.clients, service);
  }
}

type UpdateMethod = ImageClient['dialect']['update'];

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
