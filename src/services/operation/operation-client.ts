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
   * Asks for an operation to be cancelled. The guide makes this a POST and the interface definition a GET, and which of
   * them a service takes is not known; so it is sent as the guide says, and as a GET to a service that has no such POST.
   * It is sent no further time, whatever becomes of it.
   */
  async cancel(operationId: string, call: UpstreamCall): Promise<Operation> {
    const path = `/operations/${pathSegment(operationId)}:cancel`;
    try {
      return await this.#http.once('POST', path, call, decodeOperation);
    } catch (error) {
      if (!hasNoSuchMethod(error)) throw error;
      return await this.#cancelByGet(path, call, error);
    } finally {
      await this.#imagesChanged?.(null, call.callerKey);
    }
  }

  /** A 404 may have been about the operation. Where there is no GET either, that is what the service had to say. */
  async #cancelByGet(path: string, call: UpstreamCall, ofPost: unknown): Promise<Operation> {
    try {
      return await this.#http.once('GET', path, call, decodeOperation);
    } catch (error) {
      throw hasNoSuchMethod(error) && error.httpStatus !== 404 ? ofPost : error;
    }
  }
}

/** Not found, method not allowed, not implemented. */
const noSuchMethod: ReadonlySet<number | null> = new Set([404, 405, 501]);

function hasNoSuchMethod(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && noSuchMethod.has(error.httpStatus);
}
