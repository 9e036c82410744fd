import type { TestGateway } from '../support/gateway.ts';

/** An answer of which the whole body matters. */
export interface SentAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Sends a body as it is. */
export async function send(
  { url }: Pick<TestGateway, 'url'>,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<SentAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sandbox-admin', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** Sends parameters in the URL. */
export async function sendByGet(
  { url }: Pick<TestGateway, 'url'>,
  search: Readonly<Record<string, string>>,
): Promise<SentAnswer> {
  const response = await fetch(`${url}/graphql?${new URLSearchParams(search).toString()}`, {
    headers: { 'apollo-require-preflight': 'true', authorization: 'Bearer sandbox-admin' },
  });
  return { status: response.status, body: await response.json() };
}
