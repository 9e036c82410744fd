import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ScriptedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Returns the response to a request. */
type Script = (method: string, path: string) => ScriptedAnswer;

/** A server in the place of a service. It sends the same response to every request, or the responses of a script. */
export interface StandInService {
  readonly url: string;
  readonly authorizations: readonly (string | undefined)[];
  /** The method and path of each request: `GET /operations/x`. */
  readonly requests: readonly string[];
  answerWith(answer: ScriptedAnswer | Script): void;
  close(): Promise<void>;
}

export async function startStandInService(): Promise<StandInService> {
  let script: Script = () => ({ status: 200, body: '{}' });
  const authorizations: (string | undefined)[] = [];
  const requests: string[] = [];
  const server = createServer(({ headers, method = '', url = '' }, response) => {
    authorizations.push(headers.authorization);
    requests.push(`${method} ${url}`);
    const answer = script(method, url);
    response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    authorizations,
    requests,
    answerWith: (next) => {
      script = typeof next === 'function' ? next : () => next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The URL of a port that nobody listens on. */
export async function closedPort(): Promise<string> {
  const service = await startStandInService();
  await service.close();
  return service.url;
}
