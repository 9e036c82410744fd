import { Counter, Gauge, type Registry } from 'prom-client';
import type { CircuitState } from '../../../services/http/circuit.ts';
import type { ServiceState } from '../../../services/http/guarded-connections.ts';

/** What is asked for its state at each scrape. */
export interface ReportedStates {
  /** How each service does. */
  readonly services: () => ReadonlyMap<string, ServiceState>;
  /** How many operations and images are being followed for subscribers. */
  readonly watched: () => number;
  /** How many items lists hold in memory while they are read. */
  readonly heldItems: () => number;
}

const circuitStates: readonly CircuitState[] = ['closed', 'half-open', 'open'];

/** How the services do as their calls show it, and what is being followed. */
export class StateMetrics {
  readonly #registry: Registry;
  readonly #circuitChanges: Counter<'service' | 'state'>;

  constructor(registry: Registry) {
    this.#registry = registry;
    this.#circuitChanges = new Counter({
      name: 'image_gateway_upstream_circuit_changes_total',
      help: 'How often the circuit breaker of a service came into this state.',
      labelNames: ['service', 'state'],
      registers: [registry],
    });
  }

  circuitChanged(service: string, state: CircuitState): void {
    this.#circuitChanges.inc({ service, state });
  }

  report({ services, watched, heldItems }: ReportedStates): void {
    const registers = [this.#registry];
    for (const service of services().keys()) {
      // The first change is to show as an increase, which takes a zero before it.
      for (const state of circuitStates) this.#circuitChanges.inc({ service, state }, 0);
    }
    new Gauge({
      name: 'image_gateway_upstream_circuit_state',
      help: 'The state of the circuit breaker of a service: 1 for the one it is in. With "open" calls are refused.',
      labelNames: ['service', 'state'],
      registers,
      collect() {
        for (const [service, { circuit }] of services()) {
          for (const state of circuitStates) this.set({ service, state }, state === circuit ? 1 : 0);
        }
      },
    });
    new Gauge({
      name: 'image_gateway_upstream_calls',
      help: 'Calls to a service that are running, and those that wait for their turn.',
      labelNames: ['service', 'state'],
      registers,
      collect() {
        for (const [service, { running, waiting }] of services()) {
          this.set({ service, state: 'running' }, running);
          this.set({ service, state: 'waiting' }, waiting);
        }
      },
    });
    new Gauge({
      name: 'image_gateway_watched',
      help: 'Operations and images that are being followed for subscribers.',
      registers,
      collect() {
        this.set(watched());
      },
    });
    new Gauge({
      name: 'image_gateway_list_items',
      help: 'Items that lists hold in memory while they are read.',
      registers,
      collect() {
        this.set(heldItems());
      },
    });
  }
}
