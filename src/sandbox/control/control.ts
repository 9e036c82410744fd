import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Application } from '../application.ts';
import { decodeFaults } from '../faults/fault.ts';
import { parseJson, readBody } from '../http/read-request.ts';
import { changeQuirks, operationQuirksSchema, serviceQuirksSchema } from '../quirks.ts';
import type { LoggedRequest } from '../request-log.ts';
import { imageServices, services } from '../services.ts';
import { ApiError } from '../status/api-error.ts';

const prefix = '/sandbox/';

const quirkedServices = [...imageServices, 'operation'] as const;

/** Whether a path is one of those by which the sandbox itself is told what to do; no real service has them. */
export function isControlPath(path: string): boolean {
  return path.startsWith(prefix);
}

/** Answers a request to the sandbox itself: `/sandbox/faults`, `/sandbox/quirks`, `/sandbox/requests`. */
export async function answerControl(
  application: Application,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await readBody(request);
  const { httpStatus, body } = control(application, request.method ?? 'GET', path.slice(prefix.length), text);
  response.writeHead(httpStatus, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body, undefined, 2)}\n`);
}

interface ControlAnswer {
  readonly httpStatus: number;
  readonly body: unknown;
}

function control(application: Application, method: string, path: string, text: string): ControlAnswer {
  const [subject, service] = path.split('/', 2);
  const action = `${method} ${subject ?? ''}${service === undefined ? '' : '/'}`;
  try {
    const body = perform(application, action, service, text);
    if (body !== undefined) return { httpStatus: 200, body };
  } catch (error) {
    if (error instanceof z.ZodError) return { httpStatus: 400, body: { error: z.prettifyError(error) } };
    if (error instanceof ApiError) return { httpStatus: 400, body: { error: error.message } };
    throw error;
  }
  return { httpStatus: 404, body: { error: `There is no "${method} ${prefix}${path}". There are: ${usage}.` } };
}

const usage = [
  'GET, DELETE /sandbox/faults',
  `GET, PUT, DELETE /sandbox/faults/{${services.join('|')}}`,
  `GET, PUT /sandbox/quirks/{${quirkedServices.join('|')}}`,
  'GET, DELETE /sandbox/requests',
  'DELETE /sandbox/page-tokens',
].join('; ');

const serviceSchema = z.enum(services);
const quirkedServiceSchema = z.enum(quirkedServices);

/** Does what an action asks for and gives what there is then; `undefined` if there is no such action. */
function perform(application: Application, action: string, service: string | undefined, text: string): unknown {
  const { faults, log, state } = application;
  const allFaults = (): unknown => Object.fromEntries(services.map((name) => [name, faults.get(name)]));
  switch (action) {
    case 'GET faults':
      return allFaults();
    case 'DELETE faults':
      faults.clear();
      return allFaults();
    case 'GET faults/':
      return faults.get(serviceSchema.parse(service));
    case 'PUT faults/':
      faults.set(serviceSchema.parse(service), decodeFaults(parseJson(text)));
      return faults.get(serviceSchema.parse(service));
    case 'DELETE faults/':
      faults.clear(serviceSchema.parse(service));
      return faults.get(serviceSchema.parse(service));
    case 'GET quirks/':
      return state.quirks[quirkedServiceSchema.parse(service)];
    case 'PUT quirks/': {
      const name = quirkedServiceSchema.parse(service);
      const changes: unknown = parseJson(text);
      if (name === 'operation') changeQuirks(state.quirks, name, operationQuirksSchema.parse(changes));
      else changeQuirks(state.quirks, name, serviceQuirksSchema.parse(changes));
      return state.quirks[name];
    }
    case 'GET requests':
      return log.entries.map(withoutCredentials);
    case 'DELETE requests':
      log.clear();
      return [];
    case 'DELETE page-tokens':
      state.pageTokens.expireAll();
      return {};
    default:
      return undefined;
  }
}

/** The log goes to whoever asks, and a token in it might be a real one. */
function withoutCredentials(entry: LoggedRequest): unknown {
  const { authorization, cookie, ...headers } = entry.headers;
  return {
    ...entry,
    headers: {
      ...headers,
      ...(authorization !== undefined && { authorization: '(present)' }),
      ...(cookie !== undefined && { cookie: '(present)' }),
    },
  };
}
