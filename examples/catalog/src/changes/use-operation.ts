import { useMemo, useState } from 'react';
import { graphql, useSubscription } from 'react-relay/hooks';
import type { GraphQLSubscriptionConfig } from 'relay-runtime';
import { parseAddress } from '../address/address.ts';
import { navigate } from '../address/use-address.ts';
import { useCurrentListRef } from '../list/current-list.tsx';
import { bringIntoList, takeOutOfStore } from '../list/list-updates.ts';
import type { useOperationSubscription } from '../relay/generated/useOperationSubscription.graphql.ts';
import type { Change } from './activity.tsx';

const subscription = graphql`
  subscription useOperationSubscription($id: ID!) {
    operation(id: $id) {
      status
      error {
        message
      }
      image {
        id
        ...imageRow_image
        ...imageFacts_image
      }
    }
  }
`;

/** How an operation goes. */
export interface FollowedOperation {
  readonly status: string;
  /** Why it has failed. */
  readonly failure: string | null;
  /** Why nothing is known of it any more. */
  readonly lost: string | null;
  readonly followAgain: () => void;
}

/** Follows an operation to its end, and brings what it does to its image into the list and the details. */
export function useOperation({ operationId, deletes }: Change): FollowedOperation {
  const currentList = useCurrentListRef();
  const [{ status, failure }, setState] = useState({ status: 'RUNNING', failure: null as string | null });
  const [lost, setLost] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const config = useMemo(
    (): GraphQLSubscriptionConfig<useOperationSubscription> => ({
      subscription,
      variables: { id: operationId },
      // Read, so that another attempt is another subscription.
      cacheConfig: { metadata: { attempt } },
      onNext: (response) => {
        const operation = response?.operation;
        if (!operation) return;
        setState({ status: operation.status, failure: operation.error?.message ?? null });
        if (operation.status !== 'SUCCEEDED' || deletes === null) return;
        if (parseAddress(location.search).image === deletes) navigate({ image: null }, { replace: true });
      },
      onError: (error) => setLost(error.message),
      updater: (store, response) => {
        const image = response?.operation.image ? store.get(response.operation.image.id) : null;
        if (image) bringIntoList(store, currentList.current, image);
        if (deletes !== null && response?.operation.status === 'SUCCEEDED') {
          takeOutOfStore(store, currentList.current, deletes);
        }
      },
    }),
    [operationId, deletes, attempt, currentList],
  );
  useSubscription<useOperationSubscription>(config);
  return {
    status,
    failure,
    lost,
    followAgain: () => {
      setLost(null);
      setAttempt(attempt + 1);
    },
  };
}
