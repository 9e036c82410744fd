import { HttpClient, type HttpClientOptions } from '../http/http-client.ts';
import { integer, type JsonObject, MalformedAnswer, requiredText } from '../http/proto-json.ts';
import type { Cancellation } from '../cancellation.ts';
import type { Endpoint } from '../endpoint.ts';
import { callForItself, checkedToken, type IamToken, type IamTokenSource, tokenCalls } from './iam-token.ts';

const path = '/computeMetadata/v1/instance/service-accounts/default/token';

/**
 * Asks the metadata service of the virtual machine that the gateway runs on for tokens of the machine's service
 * account. https://yandex.cloud/en/docs/compute/operations/vm-connect/auth-inside-vm
 */
export class MetadataClient implements IamTokenSource {
  static readonly endpoint: Endpoint = {
    service: 'IAM',
    title: 'The metadata service',
    hostLabel: 'metadata',
    variable: 'METADATA_URL',
  };

  readonly #http: HttpClient;

  constructor(options: Pick<HttpClientOptions, 'baseUrl' | 'timeoutMs' | 'observer'>) {
    this.#http = new HttpClient({
      ...tokenCalls,
      ...options,
      endpoint: MetadataClient.endpoint,
      // Without it the service refuses, so that nobody is made to fetch a token unawares.
      headers: { 'metadata-flavor': 'Google' },
    });
  }

  fetch(cancellation: Cancellation): Promise<IamToken> {
    return this.#http.get(path, callForItself(cancellation), decodeToken);
  }

  close(): Promise<void> {
    return this.#http.close();
  }
}

function decodeToken(json: JsonObject): IamToken {
  if (requiredText(json, 'token_type').toLowerCase() !== 'bearer') {
    throw new MalformedAnswer('"token_type" is not Bearer');
  }
  const token = checkedToken(requiredText(json, 'access_token'));
  return { token, expiresAt: Date.now() + integer(json, 'expires_in') * 1000 };
}
