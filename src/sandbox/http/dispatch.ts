import { authenticate } from '../access/authenticate.ts';
import { Caller } from '../access/caller.ts';
import { writeDefaults } from '../data/written-defaults.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { isImageService } from '../services.ts';
import { ApiError, invalidArgument } from '../status/api-error.ts';
import { errorAnswer, jsonAnswer, type Answer } from './answer.ts';
import type { Call } from './call.ts';
import { nameViolations } from './name-violations.ts';
import { parseJson } from './read-request.ts';
import type { Route } from './route.ts';
import { decodeVariables, type RouteMatch } from './router.ts';

/** A request as it came, but for its path and HTTP method. */
export interface ReceivedRequest {
  readonly query: ReadonlyMap<string, string>;
  readonly headers: Call['headers'];
  readonly body: string;
  readonly operationFailure: Call['operationFailure'];
}

/** Answers a request: with what was asked for, or with a refusal. */
export function answerRequest(
  sandbox: SandboxState,
  match: RouteMatch,
  request: ReceivedRequest,
  requestId: string,
): Answer {
  const refusal = match.route.refuseMethod?.(sandbox);
  if (refusal !== undefined) return refusal;
  try {
    return jsonAnswer(withDefaults(sandbox, match.route, dispatch(sandbox, match, request)));
  } catch (error) {
    if (!(error instanceof ApiError)) return errorAnswer(internalError(error), requestId);
    const { service } = match.route;
    return errorAnswer(
      isImageService(service) ? nameViolations(error, sandbox.quirks[service].violationFields) : error,
      requestId,
    );
  }
}

/** Returns a response with its default values where the quirks of the service require it. */
function withDefaults({ quirks }: SandboxState, { service, responseDefaults }: Route, body: unknown): unknown {
  if (responseDefaults === undefined || !(isImageService(service) || service === 'operation')) return body;
  return quirks[service].writtenDefaults ? writeDefaults(body, responseDefaults) : body;
}

/** Does what a request asks for, or refuses it as the services do: first who asks, then what is asked. */
function dispatch(sandbox: SandboxState, match: RouteMatch, request: ReceivedRequest): unknown {
  const { route } = match;
  const { query, headers, operationFailure } = request;
  const caller = route.isPublic === true ? nobody : authenticateCaller(sandbox, headers['authorization']);
  refuseUnknownParameters(route, query);
  const body = route.httpMethod === 'GET' ? undefined : parseJson(request.body);
  return route.answer({ sandbox, caller, path: decodeVariables(match), query, body, headers, operationFailure });
}

const nobody = new Caller({ services: [], write: false });

function authenticateCaller(sandbox: SandboxState, authorization: string | readonly string[] | undefined): Caller {
  const header = typeof authorization === 'string' ? authorization : authorization?.join(', ');
  return authenticate(header, sandbox.tokens, sandbox.now());
}

function refuseUnknownParameters(route: Route, query: ReadonlyMap<string, string>): void {
  const unknown = [...query.keys()].filter((name) => !route.queryParameters.includes(name));
  if (unknown.length === 0) return;
  throw invalidArgument(unknown.map((field) => ({ field, description: 'There is no such parameter.' })));
}

/** A mistake in the sandbox itself: its message is of use to whoever is testing against it. */
function internalError(error: unknown): ApiError {
  return new ApiError('INTERNAL', `The sandbox failed: ${error instanceof Error ? error.message : String(error)}`);
}
