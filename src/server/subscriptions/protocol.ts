import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import {
  type ConnectionInitMessage,
  type ExecutionResult,
  makeServer,
  type Server,
  type SubscribePayload,
} from 'graphql-ws';
import type { Connection } from './connection.ts';
import { readOperation } from './read-operation.ts';
import type { Subscription, SubscriptionEnvironment } from './subscription.ts';

export interface ProtocolOptions extends SubscriptionEnvironment {
  /** How many subscriptions may run over one connection at the same moment. */
  readonly subscriptionsPerConnection: number;
  /** How long a client may take to say who it is. */
  readonly connectionInitTimeoutMs: number;
}

/**
 * The server's side of the protocol `graphql-transport-ws`: what is done when a client connects, subscribes and so on.
 * https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */
export function createProtocolServer(options: ProtocolOptions): Server<Connection> {
  // A payload is the same object for all that is told of its subscription; the client's ID may come again.
  const subscriptions = new WeakMap<SubscribePayload, Subscription>();
  const subscriptionOf = (payload: SubscribePayload): Subscription => {
    const subscription = subscriptions.get(payload);
    if (subscription === undefined) throw new Error('What is told of has not been subscribed to.');
    return subscription;
  };
  return makeServer<ConnectionInitMessage['payload'], Connection>({
    connectionInitWaitTimeout: options.connectionInitTimeoutMs,
    onConnect: ({ connectionParams, extra: connection }) => connection.authenticate(connectionParams ?? undefined),
    async onSubscribe({ extra: connection }, _id, payload) {
      const subscription = connection.begin();
      subscriptions.set(payload, subscription);
      const refusal = await connection.admit(subscription, options.subscriptionsPerConnection);
      if (refusal !== null) return [refusal];
      const operation = readOperation(options, payload);
      if (!('document' in operation)) return operation;
      const tooManyCalls = await subscription.countCalls(operation);
      return tooManyCalls === null ? subscription.argumentsFor(payload, operation) : [tooManyCalls];
    },
    async onOperation(_context, _id, payload, _args, result) {
      const events = await result;
      return Symbol.asyncIterator in events ? subscriptionOf(payload).follow(events) : refusing(events);
    },
    onNext: (_context, _id, payload, _args, event) => subscriptionOf(payload).formatEvent(event),
    onError(_context, _id, payload, errors): GraphQLFormattedError[] {
      const subscription = subscriptionOf(payload);
      // graphql-ws wraps what a stream of events throws; the errors of `onSubscribe` come as they are.
      const thrown = errors[0]?.originalError;
      if (thrown === undefined) return subscription.formatRefusal(errors);
      return thrown instanceof Refusal ? subscription.formatRefusal(thrown.errors) : subscription.formatBreak(thrown);
    },
    onClose: ({ extra: connection }, code) => connection.closed(code),
  });
}

/** The errors of a request that has brought no stream of events, on their way through one. */
class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super('There is no stream of events.');
    this.errors = errors;
  }
}

/**
 * Makes graphql-ws send the message `error` when there is nothing to follow. By itself it would send a `next` without
 * data, as if there had been an event.
 */
function refusing({ errors = [] }: ExecutionResult): AsyncIterable<never> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Refusal(errors)) }) };
}
