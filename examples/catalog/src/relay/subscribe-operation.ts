import { type Client, createClient } from 'graphql-ws';
import { type GraphQLResponse, Observable, type RequestParameters, type Variables } from 'relay-runtime';
import { GatewayError, readProblems, unreachable } from './gateway-error.ts';

/** A client for subscriptions over one WebSocket, which is there only while something is followed. */
export function createSubscriptionClient(token: string): Client {
  const url = new URL('/graphql', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return createClient({
    url: url.href,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 5,
    // The connection may break for any reason, and what is followed is asked for anew when it is back. From 4400 on the
    // gateway refuses the caller (the protocol graphql-transport-ws).
    shouldRetry: (event) => !(event instanceof CloseEvent && event.code >= 4400),
  });
}

/** Follows a subscription to its end. */
export function subscribeOperation(
  client: Client,
  { name, text }: RequestParameters,
  variables: Variables,
): Observable<GraphQLResponse> {
  return Observable.create((sink) =>
    client.subscribe(
      { operationName: name, query: text ?? '', variables },
      {
        next: ({ data, errors }) => {
          if (!data) sink.error(new GatewayError(readProblems(errors)));
          else sink.next({ data });
        },
        // An array is what the gateway says of the operation; else the connection has broken for good.
        error: (error) =>
          sink.error(
            Array.isArray(error) ? new GatewayError(readProblems(error)) : unreachable('The connection was lost.'),
          ),
        complete: () => sink.complete(),
      },
    ),
  );
}
