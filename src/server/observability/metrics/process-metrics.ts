import { collectDefaultMetrics, Registry } from 'prom-client';

let registry: Registry | null = null;

/**
 * The metrics of the process: CPU, memory, garbage collection, delay of the event loop. There is one process however
 * many servers are in it, and prom-client has no way to stop what it observes for these, so they are set up once.
 */
export function processMetrics(): Registry {
  if (registry === null) {
    registry = new Registry();
    collectDefaultMetrics({ register: registry });
  }
  return registry;
}
