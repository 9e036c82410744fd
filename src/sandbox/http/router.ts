import { ApiError } from '../status/api-error.ts';
import type { Route } from './route.ts';

/** A route and the variables of a path that fits it. */
export interface RouteMatch {
  readonly route: Route;
  readonly path: ReadonlyMap<string, string>;
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

  /** The route for a path, or the refusal of an unknown path (404) or of a method that it does not have (405). */
  match(httpMethod: string, path: string): RouteMatch {
    const fitting = this.#routes.filter(({ pattern }) => pattern.test(path));
    const found = fitting.find(({ route }) => route.httpMethod === httpMethod);
    if (found !== undefined) return { route: found.route, path: readVariables(found, path) };
    if (fitting.length === 0) throw new ApiError('NOT_FOUND', 'There is no such path.');
    throw methodNotAllowed(
      httpMethod,
      fitting.map(({ route }) => route.httpMethod),
    );
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

function readVariables({ pattern, variables }: CompiledRoute, path: string): ReadonlyMap<string, string> {
  const values = pattern.exec(path)?.slice(1) ?? [];
  return new Map(variables.map((name, index) => [name, decode(values[index] ?? '', name)]));
}

function decode(value: string, name: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new ApiError('INVALID_ARGUMENT', `The ${name} in the path is not percent-encoded UTF-8.`);
  }
}
