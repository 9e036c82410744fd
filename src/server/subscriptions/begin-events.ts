import { type FormattedExecutionResult, subscribe } from 'graphql';
import type { FormattedEvents } from './event-stream.ts';
import { type OperationRules, readOperation, type SubscriptionRequest } from './read-operation.ts';
import type { Subscription } from './subscription.ts';

/** Subscribes. There always are events: the protocol tells of errors in one, whether or not there were others before. */
export async function beginEvents(
  subscription: Subscription,
  asked: SubscriptionRequest,
  rules: OperationRules,
): Promise<FormattedEvents> {
  const operation = readOperation(rules, asked);
  if (!('document' in operation)) return only({ errors: subscription.formatRefusal(operation) });
  const tooManyCalls = await subscription.countCalls(operation);
  if (tooManyCalls !== null) return only({ errors: subscription.formatRefusal([tooManyCalls]) });
  const result = await subscribe(subscription.argumentsFor(asked, operation));
  if (!(Symbol.asyncIterator in result)) return only({ errors: subscription.formatRefusal(result.errors ?? []) });
  const events = subscription.follow(result);
  const over = { done: true, value: undefined } as const;
  let isOver = false;
  return {
    async next() {
      if (isOver) return over;
      try {
        const step = await events.next();
        return step.done === true ? step : { done: false, value: subscription.formatEvent(step.value) };
      } catch (error) {
        isOver = true;
        return { done: false, value: { errors: subscription.formatBreak(error) } };
      }
    },
    async return() {
      await events.return?.();
      return over;
    },
  };
}

function only(result: FormattedExecutionResult): FormattedEvents {
  let isOver = false;
  return {
    next() {
      if (isOver) return Promise.resolve({ done: true, value: undefined });
      isOver = true;
      return Promise.resolve({ done: false, value: result });
    },
  };
}
