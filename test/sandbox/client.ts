import { afterEach } from '@jest/globals';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';

/** An answer of the sandbox, its body decoded where it is JSON. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** What a test may say about a request. */
export interface TestRequest {
  readonly method?: string;
  /** `null` sends no `Authorization` at all. */
  readonly token?: string | null;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Sends a request over HTTP, as the caller with all rights unless told otherwise. */
export async function send(sandbox: Sandbox, path: string, request: TestRequest = {}): Promise<TestAnswer> {
  const { method = 'GET', token = 'sandbox-admin', query = {}, body, headers = {}, signal } = request;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) parameters.set(name, String(value));
  const search = parameters.size > 0 ? `?${parameters.toString()}` : '';
  const response = await fetch(sandbox.url + path + search, {
    method,
    headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: decode(text) };
}

function decode(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects in a list; none if there is no list, as proto3 JSON leaves an empty one out. */
export function records(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The IDs of the objects in a list. */
export function ids(value: unknown): readonly unknown[] {
  return records(value).map(({ id }) => id);
}

/** The fields that an error answer's BadRequest complains of. */
export function violatedFields({ body }: TestAnswer): readonly unknown[] {
  const badRequest = records(body['details']).find(
    (detail) => detail['@type'] === 'type.googleapis.com/google.rpc.BadRequest',
  );
  return records(badRequest?.['fieldViolations']).map(({ field }) => field);
}

/** The token for the next page; empty on the last one. */
export function nextPageToken({ body }: TestAnswer): string {
  const token = body['nextPageToken'] ?? '';
  if (typeof token !== 'string') throw new TypeError('nextPageToken is no string.');
  return token;
}

/** The three lists of images: their path and the key of the list. */
export const imageLists = {
  compute: { path: '/compute/v1/images', key: 'images' },
  baremetal: { path: '/baremetal/v1alpha/images', key: 'images' },
  'cloud-desktop': { path: '/cloud-desktop/v1/images', key: 'desktopImages' },
} as const;

/** The list of BareMetal's public images, which are a resource of their own. */
export const standardImageList = { path: '/baremetal/v1alpha/standardImages', key: 'standardImages' } as const;

/** Walks a list to its end and gives its pages. */
export async function walk(
  sandbox: Sandbox,
  list: { readonly path: string; readonly key: string },
  query: Readonly<Record<string, string | number>>,
): Promise<(readonly Record<string, unknown>[])[]> {
  const pages: (readonly Record<string, unknown>[])[] = [];
  let pageToken = '';
  do {
    const answer = await send(sandbox, list.path, { query: { ...query, ...(pageToken !== '' && { pageToken }) } });
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    pages.push(records(answer.body[list.key]));
    pageToken = nextPageToken(answer);
  } while (pageToken !== '');
  return pages;
}

const running: Sandbox[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
});

/** Starts a sandbox that is closed after the test. */
export async function start(options?: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  running.push(sandbox);
  return sandbox;
}

/** Waits until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`It never became so: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
