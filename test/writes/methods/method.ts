import type { Limit } from '../limits/limit.ts';
import type { Changes } from '../world/state.ts';

/** The input of a mutation, as JSON. */
export type Input = Readonly<Record<string, unknown>>;

/** A request as a service's reference describes it. */
export interface RestRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** A mutation on one kind of image: what to ask for, and what comes of it. */
export interface Method {
  /** Tells apart what one mutation does to the images of several services. */
  readonly title: string;
  readonly mutation: string;
  readonly service: 'compute' | 'baremetal' | 'cloud-desktop' | 'operation';
  /** Something that can be done. */
  readonly input: Input;
  /** What the service is to be sent for an input. */
  readonly rest: (input: Input) => RestRequest;
  /** What is different when it is done. */
  readonly effect: Changes;
  /** Something that names what does not exist; `null` where an input names nothing that has to. */
  readonly notFound: Input | null;
  /** Something that the state of things does not allow, and how it is refused; `null` where there is no such thing. */
  readonly conflict: Conflict | null;
  readonly limits: readonly Limit[];
}

/** An input that the state of things does not allow. */
export interface Conflict {
  readonly input: Input;
  readonly code: 'ALREADY_EXISTS' | 'FAILED_PRECONDITION';
}

/** The answer to a mutation of the table. */
export type MutationData = Readonly<
  Record<
    string,
    {
      readonly operation: {
        readonly operationId: string;
        readonly service: string;
        readonly done: boolean;
        readonly imageId: string;
      };
    } | null
  >
>;

/** The document of a mutation. */
export function documentOf({ mutation }: Pick<Method, 'mutation'>): string {
  const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation ($input: ${inputType}!) {
    ${mutation}(input: $input) { operation { operationId service done imageId } }
  }`;
}

/** Labels in the services' JSON. */
export function labelMap(labels: unknown): unknown {
  if (!Array.isArray(labels)) return labels;
  return Object.fromEntries(labels.map(({ key, value }: { key: string; value: string }) => [key, value]));
}

/** A body without what is absent. Its only numbers are of 64 bits, which proto3 JSON writes as texts. */
export function present(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([field, value]) => {
      if (value === undefined || value === null) return [];
      return [[field, typeof value === 'number' ? String(value) : value]];
    }),
  );
}

/** An update's request: its mask names what the input has. */
export function patch(path: string, fields: readonly string[]): (input: Input) => RestRequest {
  return (input) => {
    const changes = { ...input, ...('labels' in input && { labels: labelMap(input['labels']) }) };
    const given = fields.filter((field) => field in changes);
    const values = Object.fromEntries(Object.entries(changes).filter(([field]) => given.includes(field)));
    return { method: 'PATCH', path: pathOf(path, input), body: { updateMask: given.join(','), ...present(values) } };
  };
}

/** A deletion's request. */
export function remove(path: string): (input: Input) => RestRequest {
  return (input) => ({ method: 'DELETE', path: pathOf(path, input) });
}

/** The path of the image that an input names. */
export function pathOf(path: string, input: Input): string {
  return `${path}/${encodeURIComponent(String(input['imageId']))}`;
}
