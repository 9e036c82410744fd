import type { Caller } from '../access/caller.ts';
import type { OperationFailure } from '../operations/operation-runner.ts';
import type { SandboxState } from '../sandbox-state.ts';

/** A request to one of the services, read and authenticated. */
export interface Call {
  readonly sandbox: SandboxState;
  readonly caller: Caller;
  /** The decoded variables of the path, by their names in the route. */
  readonly path: ReadonlyMap<string, string>;
  readonly query: ReadonlyMap<string, string>;
  /** How the operation that this call starts is to fail, if it is. */
  readonly operationFailure: OperationFailure | undefined;
  /** The decoded JSON body of a writing request. */
  readonly body: unknown;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}
