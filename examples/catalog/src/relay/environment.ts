import { Environment, Network, RecordSource, ROOT_TYPE, Store } from 'relay-runtime';
import { fetchOperation } from './fetch-operation.ts';
import { createSubscriptionClient, subscribeOperation } from './subscribe-operation.ts';

/** A store of what the bearer of a token has seen, and the ways to the gateway. */
export function createEnvironment(token: string): Environment {
  const client = createSubscriptionClient(token);
  return new Environment({
    network: Network.create(
      (request, variables) => fetchOperation(token, request, variables),
      (request, variables) => subscribeOperation(client, request, variables),
    ),
    // How many lists that are no longer on the screen are kept.
    store: new Store(new RecordSource(), { gcReleaseBufferSize: 2 }),
    missingFieldHandlers: [
      {
        kind: 'linked',
        // IDs are global, so that an image which a list has brought is shown at once, before its details are there.
        handle: (field, record, { id }) =>
          record?.getType() === ROOT_TYPE && field.name === 'image' && typeof id === 'string' ? id : undefined,
      },
    ],
  });
}
