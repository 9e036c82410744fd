import type { ImageService, OperationStatus } from '../generated/graphql.ts';
import type { AccessBindingDelta } from './access-binding.ts';
import type { StatusCode } from './errors.ts';

/** Work that a service does after it has answered. */
export interface Operation {
  readonly __typename: 'Operation';
  readonly operationId: string;
  /** Told by the type of the metadata; `null` when that is unheard-of. */
  readonly service: ImageService | null;
  readonly description: string | null;
  readonly createdAt: string | null;
  readonly createdBy: string | null;
  readonly modifiedAt: string | null;
  readonly done: boolean;
  readonly status: OperationStatus;
  readonly error: OperationError | null;
  readonly imageId: string | null;
  readonly accessBindingDeltas: readonly AccessBindingDelta[] | null;
}

export interface OperationError {
  readonly code: StatusCode;
  readonly message: string;
}
