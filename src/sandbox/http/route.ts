import type { MessageDefaults } from '../data/written-defaults.ts';
import type { SandboxState } from '../sandbox-state.ts';
import type { ServiceName } from '../services.ts';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';

/** The methods of the services, by their names in the API references. */
export const methodNames = [
  'get',
  'list',
  'getLatestByFamily',
  'listOperations',
  'listAccessBindings',
  'create',
  'copy',
  'copyFromDesktop',
  'update',
  'delete',
  'setAccessBindings',
  'updateAccessBindings',
  'cancel',
  'issueToken',
  'getMetadataToken',
  'listEndpoints',
] as const;

/** A method of a service. */
export type MethodName = (typeof methodNames)[number];

/** One HTTP method on one path. */
export interface Route {
  readonly service: ServiceName;
  readonly name: MethodName;
  readonly httpMethod: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Variables are in braces; a custom verb may follow a colon. */
  readonly path: string;
  /** The query parameters it knows; as in gRPC transcoding, any other is refused. */
  readonly queryParameters: readonly string[];
  /** Whether a caller need not say who it is. */
  readonly isPublic?: boolean;
  /** Whether it answers with a new operation. */
  readonly startsOperation?: boolean;
  /** Returns the refusal of the HTTP method where the quirks take it away. The caller is not authenticated yet. */
  readonly refuseMethod?: (sandbox: SandboxState) => Answer | undefined;
  /** The default values that the response contains with the quirk `writtenDefaults`. */
  readonly responseDefaults?: MessageDefaults;
  /** Gives the JSON of the answer or throws an `ApiError`. */
  readonly answer: (call: Call) => unknown;
}

/** Returns whether a route answers with a page of a list. */
export function isList({ queryParameters }: Route): boolean {
  return queryParameters.includes('pageToken');
}
