import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Application } from '../application.ts';
import { answerControl, isControlPath } from '../control/control.ts';
import { Exchange } from './exchange.ts';
import { readTarget } from './read-request.ts';

/** The HTTP server of a sandbox: the services' paths, and below `/sandbox/` its own. */
export function createSandboxServer(application: Application, keepAliveTimeout: number): Server {
  return createServer({ keepAliveTimeout }, (request, response) => {
    void serve(application, request, response).catch((error: unknown) => {
      // Either the client went away while its request was read, and then this goes nowhere, or the sandbox is at fault.
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(`The sandbox failed: ${error instanceof Error ? error.message : String(error)}\n`);
    });
  });
}

async function serve(application: Application, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { path, query } = readTarget(request.url ?? '/');
  if (isControlPath(path)) {
    await answerControl(application, path, request, response);
  } else {
    await new Exchange(application, { path, query }, request, response).run();
  }
}
