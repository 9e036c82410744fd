import { ApiError } from '../status/api-error.ts';
import type { Route } from './route.ts';

/** A route, and what a path that fits it has in the place of the route's variables, as it came. */
export interface RouteMatch {
  readonly route: Route;
  readonly variables: readonly string[];
  readonly values: readonly string[];
}

interface CompiledRoute {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly variables: readonly string[];
}

/** Finds the route of a request. */
export class Router {
  readonly #routes: readonly CompiledRoute[];

  constructor(routes: readonly Route[]) {
    this.#routes = routes.map(compile);
  }

  /** The route of a request, if there is one. */
  match(httpMethod: string, path: string): RouteMatch | undefined {
    const found = this.#routes.find(({ route, pattern }) => route.httpMethod === httpMethod && pattern.test(path));
    return (
      found && { route: found.route, values: found.pattern.exec(path)?.slice(1) ?? [], variables: found.variables }
    );
  }

  /** Why a request has no route: its path is unknown (404) or has other methods (405). */
  refusal(httpMethod: string, path: string): ApiError {
    const allowed = this.#routes.filter(({ pattern }) => pattern.test(path)).map(({ route }) => route.httpMethod);
    return allowed.length === 0
      ? new ApiError('NOT_FOUND', 'There is no such path.')
      : methodNotAllowed(httpMethod, allowed);
  }
}

/** The refusal of an HTTP method on a path that has others. */
export function methodNotAllowed(httpMethod: string, allowed: readonly string[]): ApiError {
  const allow = allowed.join(', ');
  const message = `The method ${httpMethod} is not allowed here. Allowed: ${allow}.`;
  return new ApiError('UNIMPLEMENTED', message, { httpStatus: 405, headers: { allow } });
}

/**
 * A variable is one segment of the path without a colon, because a colon begins a custom verb; an ID that holds a
 * slash or a colon has to be percent-encoded.
 */
function compile(route: Route): CompiledRoute {
  const variables: string[] = [];
  const pattern = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    variables.push(name);
    return '([^/:]*)';
  });
  return { route, pattern: new RegExp(`^${pattern}$`), variables };
}

/** The decoded variables of a path, by their names in the route. */
export function decodeVariables({ variables, values }: RouteMatch): ReadonlyMap<string, string> {
  return new Map(variables.map((name, index) => [name, decode(values[index] ?? '', name)]));
}

function decode(value: string, name: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new ApiError('INVALID_ARGUMENT', `The ${name} in the path is not percent-encoded UTF-8.`);
  }
}
