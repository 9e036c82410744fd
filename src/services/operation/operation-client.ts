import { UpstreamError } from '../../model/errors.ts';
import type { ImageService } from '../../generated/graphql.ts';
import type { Operation } from '../../model/operation.ts';
import type { Endpoint } from '../endpoint.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { SharedReads } from '../http/shared-reads.ts';
import { pathSegment } from '../http/url-path.ts';
import { nullWhenNotFound } from '../image-client.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import { decodeOperation } from './decode-operation.ts';

/** Told that images of a service, or of any, may no longer be as this caller has read them. */
export type ImagesChanged = (service: ImageService | null, callerKey: string) => Promise<void>;

/** The service that knows the operations of all others. */
export class OperationClient {
  static readonly endpoint: Endpoint = {
    service: 'OPERATION',
    title: 'The operation service',
    hostLabel: 'operation',
    variable: 'OPERATION_URL',
  };

  readonly #http: HttpClient;
  readonly #operations: SharedReads<Operation>;
  readonly #imagesChanged: ImagesChanged | null;

  /** @param imagesChanged `null` where nothing is kept of what was read of images */
  constructor(http: HttpClient, imagesChanged: ImagesChanged | null) {
    this.#http = http;
    this.#imagesChanged = imagesChanged;
    this.#operations = http.sharedReads(decodeOperation);
  }

  /** The operation with this ID; `null` when there is none. */
  async get(operationId: string, call: UpstreamCall): Promise<Operation | null> {
    const path = `/operations/${pathSegment(operationId)}`;
    const operation = await this.#operations.get(path, call).catch(nullWhenNotFound);
    // What was read while it ran is as images were meanwhile.
    if (operation?.done === true) await this.#imagesChanged?.(operation.service, call.callerKey);
    return operation;
  }

  /**
   * Cancels an operation. The interface definition makes this a GET and the guide a POST, and a transcoder answers only
   * the method that its configuration has. So it is sent as a GET, and once as a POST where the GET did not find the
   * operation. Neither request is retried, since the service cannot recognize a repeated cancel request.
   */
  async cancel(operationId: string, call: UpstreamCall): Promise<Operation> {
    const path = `/operations/${pathSegment(operationId)}:cancel`;
    try {
      return await this.#http.once('GET', path, call, decodeOperation);
    } catch (error) {
      if (!mayLackRoute(error)) throw error;
      return await this.#cancelByPost(path, call, error);
    } finally {
      await this.#imagesChanged?.(null, call.callerKey);
    }
  }

  /** Where both methods fail alike, the first error is the result, unless only the second one is about the operation. */
  async #cancelByPost(path: string, call: UpstreamCall, ofGet: UpstreamError): Promise<Operation> {
    try {
      return await this.#http.once('POST', path, call, decodeOperation);
    } catch (error) {
      const isOfOperation = !mayLackRoute(error) || (error.code === 'NOT_FOUND' && ofGet.code !== 'NOT_FOUND');
      throw isOfOperation ? error : ofGet;
    }
  }
}

/** The statuses with which transcoders reject a request that matches no route. */
const statusesWithoutRoute: ReadonlySet<number | null> = new Set([400, 404, 405, 415, 501]);

/**
 * The codes of such a response: of its google.rpc.Status, else of its HTTP status (405 and 415 are UNKNOWN). Any other
 * code is the service's own word about the operation, for example FAILED_PRECONDITION (400) for one that is done.
 */
const codesWithoutRoute: ReadonlySet<string> = new Set<UpstreamError['code']>([
  'INVALID_ARGUMENT',
  'NOT_FOUND',
  'UNIMPLEMENTED',
  'UNKNOWN',
]);

/** Whether the service may have no route for the request. A service that names wrong fields has read the request. */
function mayLackRoute(error: unknown): error is UpstreamError {
  return (
    error instanceof UpstreamError &&
    statusesWithoutRoute.has(error.httpStatus) &&
    codesWithoutRoute.has(error.code) &&
    error.fieldViolations.length === 0
  );
}
