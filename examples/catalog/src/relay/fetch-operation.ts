import {
  type GraphQLResponse,
  type GraphQLResponseWithData,
  Observable,
  type RequestParameters,
  type Variables,
} from 'relay-runtime';
import { GatewayError, readProblems, unreachable } from './gateway-error.ts';

/** Sends a query or a mutation over HTTP. Whoever unsubscribes breaks the request off. */
export function fetchOperation(
  token: string,
  request: RequestParameters,
  variables: Variables,
): Observable<GraphQLResponse> {
  return Observable.create((sink) => {
    const controller = new AbortController();
    send(token, request, variables, controller.signal).then(
      (response) => {
        sink.next(response);
        sink.complete();
      },
      (error: unknown) => {
        if (!controller.signal.aborted) sink.error(error instanceof Error ? error : unreachable(String(error)));
      },
    );
    return () => controller.abort();
  });
}

async function send(
  token: string,
  { name, operationKind, text }: RequestParameters,
  variables: Variables,
  signal: AbortSignal,
): Promise<GraphQLResponse> {
  const answer = await post(token, { operationName: name, query: text, variables }, signal);
  const problems = readProblems(answer.errors);
  // What could be had of a query is shown, if there is anything at all. In a mutation there is one field only.
  const isFailure = problems.length > 0 && (operationKind === 'mutation' || hasNothing(answer));
  if (isFailure || !hasData(answer)) throw new GatewayError(problems);
  return answer;
}

/** The answer to an operation (GraphQL specification, section 7.1). */
interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

async function post(token: string, operation: object, signal: AbortSignal): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(operation),
      signal,
    });
  } catch {
    throw unreachable('The gateway cannot be reached.');
  }
  const answer: unknown = await response.json().catch(() => null);
  if (!isAnswer(answer)) throw unreachable(`The gateway answered with status ${response.status} and no GraphQL.`);
  return answer;
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value);
}

function hasData(answer: Answer): answer is GraphQLResponseWithData {
  return typeof answer.data === 'object' && answer.data !== null;
}

function hasNothing({ data }: Answer): boolean {
  return isNothing(data ?? null);
}

/**
 * Whether a value is null, or an object with nothing but its identity and fields that are null. Relay adds fields of
 * `__typename`, whose names begin with two underscores.
 */
function isNothing(value: unknown): boolean {
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  return Object.entries(value ?? {}).every(
    ([name, field]) => name === 'id' || name.startsWith('__') || isNothing(field),
  );
}
