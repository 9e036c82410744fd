import { describedTokens } from './sandbox-tokens.ts';

const newestImages =
  '{ images(folderIds: ["standard-images", "baremetal-standard-images"], first: 3)' +
  ' { nodes { service name createdAt status } pageInfo { hasNextPage endCursor } unavailable { service code } } }';

/** Where a sandbox is, and what it is shown with. */
export interface SandboxBannerOptions {
  readonly gatewayUrl: string;
  readonly sandboxUrl: string;
  /** The token of the example. */
  readonly token: string;
  /** Whether it has the image catalogue. */
  readonly catalog: boolean;
}

/** What a person who has started a sandbox wants to know. Every line that looks like a command is one. */
export function sandboxBanner({ gatewayUrl, sandboxUrl, token, catalog }: SandboxBannerOptions): string {
  const described = describedTokens();
  const width = Math.max(...described.map((known) => known.token.length));
  const tokens = described.map((known) => `  ${known.token.padEnd(width)}  ${known.meaning}`);
  return `
Image Gateway is ready, on made-up images.

${catalog ? `  Catalogue   ${gatewayUrl}/          (open it in a browser)\n` : ''}  Playground  ${gatewayUrl}/graphql   (open it in a browser)
  GraphQL     ${gatewayUrl}/graphql   (POST or GET)
  Sandbox     ${sandboxUrl}           (the stand-in for the services)

Tokens, to be sent as "authorization: Bearer ...":

${tokens.join('\n')}

The newest images of two folders, over all services:

  ${curl(`${gatewayUrl}/graphql`, token, newestImages)}

Take a service down, and back up:

  curl -sX PUT ${sandboxUrl}/sandbox/faults/baremetal -d '{"error":{"code":"UNAVAILABLE"}}'
  curl -sX DELETE ${sandboxUrl}/sandbox/faults

Stop with Ctrl-C.

`;
}

/** The command line that runs a query; neither may hold a single quote. */
export function curl(url: string, token: string, query: string): string {
  const headers = `-H 'content-type: application/json' -H 'authorization: Bearer ${token}'`;
  return `curl -s ${url} ${headers} -d '${JSON.stringify({ query })}'`;
}
