import { Counter, Gauge, type Registry } from 'prom-client';
import type { ErrorMetrics } from './error-metrics.ts';

/** What a subscription is carried by. */
export type SubscriptionTransport = 'websocket' | 'server-sent-events';

/** Subscriptions, and the WebSockets that they may come over. */
export class SubscriptionMetrics {
  readonly #errors: ErrorMetrics;
  readonly #openSockets: Gauge;
  readonly #running: Gauge<'transport'>;
  readonly #ended: Counter<'transport' | 'end'>;
  readonly #events: Counter;

  constructor(registry: Registry, errors: ErrorMetrics) {
    const registers = [registry];
    this.#errors = errors;
    this.#openSockets = new Gauge({
      name: 'image_gateway_websockets_open',
      help: 'WebSockets that are open.',
      registers,
    });
    this.#running = new Gauge({
      name: 'image_gateway_subscriptions_running',
      help: 'Subscriptions that are running.',
      labelNames: ['transport'],
      registers,
    });
    this.#ended = new Counter({
      name: 'image_gateway_subscriptions_total',
      help: 'Subscriptions that are over, by how they ended: completed, failed, or left by the client.',
      labelNames: ['transport', 'end'],
      registers,
    });
    this.#events = new Counter({
      name: 'image_gateway_subscription_events_total',
      help: 'Events that were sent to subscribers.',
      registers,
    });
  }

  /** Returns what is to be called when the socket is closed. */
  readonly socketOpened = (): (() => void) => {
    this.#openSockets.inc();
    return () => this.#openSockets.dec();
  };

  /** Returns what is to be called at the end of the subscription. */
  readonly subscriptionBegun = (transport: SubscriptionTransport): ((ended: SubscriptionEnded) => void) => {
    this.#running.inc({ transport });
    return ({ end, errorCodes }) => {
      this.#running.dec({ transport });
      this.#ended.inc({ transport, end });
      this.#errors.count(errorCodes);
    };
  };

  readonly eventSent = (): void => this.#events.inc();
}

/** How a subscription ended. */
export interface SubscriptionEnded {
  readonly end: string;
  readonly errorCodes: readonly string[];
}
