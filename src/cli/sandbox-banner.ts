import { sandboxTokens, type TokenRights } from '../sandbox/access/tokens.ts';
import { imageServices } from '../sandbox/services.ts';

const newestImages =
  '{ images(folderIds: ["standard-images", "baremetal-standard-images"], first: 3)' +
  ' { nodes { service name createdAt status } pageInfo { hasNextPage endCursor } unavailable { service code } } }';

/** What a person who has started a sandbox wants to know. Every line that looks like a command is one. */
export function sandboxBanner(gatewayUrl: string, sandboxUrl: string, token: string): string {
  const width = Math.max(...Object.keys(sandboxTokens).map((name) => name.length));
  const tokens = Object.entries(sandboxTokens).map(([name, rights]) => `  ${name.padEnd(width)}  ${describe(rights)}`);
  return `
Image Gateway is ready, on made-up images.

  Playground  ${gatewayUrl}/graphql   (open it in a browser)
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

function describe({ services, write }: TokenRights): string {
  const which = services.length === imageServices.length ? 'all services' : `${services.join(', ')} only`;
  return `${write ? 'reads and changes' : 'reads'} ${which}`;
}
