import type { FieldViolation } from '../../model/errors.ts';

/** A method of a service that changes something, and answers with the operation that does the work. */
export interface WriteMethod<Input> {
  /** What is wrong with an input, by the limits in the service's reference: everything, with paths into the input. */
  check(input: Input): FieldViolation[];
  /** The request that an input means. */
  request(input: Input): WriteRequest;
  /** Where the input has what the service's own violations call by this path, if not in the field of that name. */
  readonly inputPath?: (path: string) => string;
}

export interface WriteRequest {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  /** Begins with `/`; its variable parts are encoded. */
  readonly path: string;
  /** `null` for a request without a body. */
  readonly body: Readonly<Record<string, unknown>> | null;
}
