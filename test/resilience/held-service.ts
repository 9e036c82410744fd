import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { numberedImages } from '../integration/numbered-images.ts';
import { until } from '../support/until.ts';

/** How the credentials begin that the service refuses. */
const invalid = 'Bearer invalid';

interface HeldRequest {
  readonly token: string;
  readonly imageId: string;
  answer(): void;
}

/** A stand-in for Compute that holds each request until the test releases it. */
export interface HeldService {
  readonly url: string;
  /** All requests, the oldest first, answered ones included. */
  readonly requests: readonly Pick<HeldRequest, 'token' | 'imageId'>[];
  /** Answers the oldest request that is held. */
  release(): void;
  /** Answers all requests from now on at once, those that are held included. */
  releaseAll(): void;
  /** Waits until it has received this number of requests. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts the service. It answers 401 to tokens that begin with `invalid`, and every other get with an image. */
export async function startHeldService(): Promise<HeldService> {
  const requests: HeldRequest[] = [];
  const held: HeldRequest[] = [];
  let isOpen = false;
  const server = createServer({ keepAliveTimeout: 60_000 }, (message: IncomingMessage, response: ServerResponse) => {
    const { authorization = '' } = message.headers;
    const imageId = new URL(message.url ?? '', 'http://localhost').pathname.split('/').at(-1) ?? '';
    const request = { token: authorization.replace('Bearer ', ''), imageId, answer: () => answer(response) };
    const answer = (to: ServerResponse): void => {
      const status = authorization.startsWith(invalid) ? 401 : 200;
      const body =
        status === 401
          ? { code: 16, message: 'Token is invalid or has expired.' }
          : { ...numberedImages('c', 'folder-a', 1)[0], id: imageId };
      to.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    requests.push(request);
    if (isOpen) request.answer();
    else held.push(request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    release: () => held.shift()?.answer(),
    releaseAll() {
      isOpen = true;
      for (const request of held.splice(0)) request.answer();
    },
    received: (count) => until(() => requests.length >= count),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
