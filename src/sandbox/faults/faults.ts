import { SeededRandom } from '../data/random.ts';
import { isList, type Route } from '../http/route.ts';
import type { ServiceName } from '../services.ts';
import type { Fault } from './fault.ts';

/** What goes wrong with each service at present. */
export class Faults {
  readonly #faults = new Map<ServiceName, readonly Fault[]>();
  readonly #random: SeededRandom;

  /** @param seed makes the choices of faults with a probability come out the same each time */
  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
  }

  /** Puts these faults in the place of those that a service has. */
  set(service: ServiceName, faults: Fault | readonly Fault[]): void {
    this.#faults.set(service, isSeveral(faults) ? faults : [faults]);
  }

  /** The faults of a service, with what is left of their `times`. */
  get(service: ServiceName): readonly Fault[] {
    return this.#faults.get(service) ?? [];
  }

  /** Makes a service well again, or all of them. */
  clear(service?: ServiceName): void {
    if (service === undefined) this.#faults.clear();
    else this.#faults.delete(service);
  }

  /** What goes wrong with this request: the first fault of the service that concerns it. */
  take(route: Route): Fault | undefined {
    const faults = this.get(route.service);
    const fault = faults.find((candidate) => concerns(candidate, route) && this.#happens(candidate));
    if (fault?.times !== undefined) {
      const remaining = fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
      this.#faults.set(
        route.service,
        faults.flatMap((candidate) => (candidate === fault ? remaining : [candidate])),
      );
    }
    return fault;
  }

  #happens({ probability }: Fault): boolean {
    return probability === undefined || this.#random.chance(probability);
  }
}

function concerns(fault: Fault, route: Route): boolean {
  const { methods, path, failOperation, unreadableRecords, unreadableFields, repeatedToken } = fault;
  if (path !== undefined && !route.path.startsWith(path)) return false;
  if (failOperation !== undefined && route.startsOperation !== true) return false;
  if (repeatedToken === true && !isList(route)) return false;
  const kind = route.httpMethod === 'GET' && route.name !== 'cancel' ? 'read' : 'write';
  if ((unreadableRecords ?? unreadableFields) !== undefined && kind === 'write') return false;
  return methods === undefined || methods.includes(route.name) || methods.includes(kind);
}

function isSeveral(faults: Fault | readonly Fault[]): faults is readonly Fault[] {
  return Array.isArray(faults);
}
