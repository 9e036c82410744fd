import type { Operation } from '../../model/operation.ts';
import type { Endpoint } from '../endpoint.ts';
import type { HttpClient } from '../http/http-client.ts';
import { pathSegment } from '../http/url-path.ts';
import { nullWhenNotFound } from '../image-client.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import { decodeOperation } from './decode-operation.ts';

/** The service that knows the operations of all others. */
export class OperationClient {
  static readonly endpoint: Endpoint = {
    service: 'OPERATION',
    title: 'The operation service',
    hostLabel: 'operation',
    variable: 'OPERATION_URL',
  };

  readonly #http: HttpClient;

  constructor(http: HttpClient) {
    this.#http = http;
  }

  /** The operation with this ID; `null` when there is none. */
  async get(operationId: string, call: UpstreamCall): Promise<Operation | null> {
    return nullWhenNotFound(this.#http.get(`/operations/${pathSegment(operationId)}`, call, decodeOperation));
  }
}
