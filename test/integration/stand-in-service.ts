import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ScriptedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A server in the place of a service, that answers every request with what it was last told to. */
export interface StandInService {
  readonly url: string;
  readonly authorizations: readonly (string | undefined)[];
  answerWith(answer: ScriptedAnswer): void;
  close(): Promise<void>;
}

export async function startStandInService(): Promise<StandInService> {
  let answer: ScriptedAnswer = { status: 200, body: '{}' };
  const authorizations: (string | undefined)[] = [];
  const server = createServer(({ headers }, response) => {
    authorizations.push(headers.authorization);
    response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    authorizations,
    answerWith: (next) => {
      answer = next;
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
