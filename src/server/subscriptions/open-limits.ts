import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { GatewayError } from '../../model/errors.ts';
import { PlaceCounts, type Release } from '../../model/place-counts.ts';
import type { Principal } from '../authentication/principal.ts';
import { clientNetwork } from '../edge/client-network.ts';
import type { Sender } from '../edge/rate-limit/rate-limit.ts';

/** What stays open: WebSockets, and subscriptions over them and as event streams. */
export type Open = 'sockets' | 'subscriptions';

/** How much a caller, and an address of callers whom the gateway has not checked, may have open at the same moment. */
export type OpenLimitsOptions = Readonly<Record<Open, Readonly<Record<Sender, number>>>>;

/** A caller or an address has as much open as it may. */
export class OpenLimitError extends GatewayError {
  override readonly name = 'OpenLimitError';
  readonly code = 'RESOURCE_EXHAUSTED';
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(open: Open, sender: Sender, limit: number) {
    const variable = `${open}_PER_${sender}`.toUpperCase();
    super(`This ${sender} has ${limit} ${nouns[open]}, the most that ${variable} allows. Close some of them first.`);
    this.extensions = { code: this.code, reason: 'TOO_MANY_OPEN', limit: variable, retryable: true };
  }
}

const nouns: Readonly<Record<Open, string>> = { sockets: 'open WebSockets', subscriptions: 'running subscriptions' };

/**
 * Counts what is open by whose it is, over all connections of this process. A caller that the gateway has checked counts
 * for itself. Any other could be a new caller with every token, so its address counts too, and before anybody is known,
 * the address alone.
 */
export class OpenLimits {
  readonly #counts: Readonly<Record<Open, Readonly<Record<Sender, PlaceCounts>>>>;

  constructor({ sockets, subscriptions }: OpenLimitsOptions) {
    this.#counts = { sockets: countsOf(sockets), subscriptions: countsOf(subscriptions) };
  }

  /**
   * Takes a place for something that is being opened. Returns what gives the place back, or the error of a limit.
   *
   * @param principal `null` while it is not known
   */
  open(open: Open, request: FastifyRequest, principal: Principal | null): Release | OpenLimitError {
    const releases: Release[] = [];
    for (const [sender, key] of sendersOf(request, principal)) {
      const counts = this.#counts[open][sender];
      const release = counts.take(key);
      if (release === null) {
        for (const taken of releases) taken();
        return new OpenLimitError(open, sender, counts.limit);
      }
      releases.push(release);
    }
    return () => {
      for (const release of releases) release();
    };
  }

  /** Returns the error of a WebSocket that an address asks for which has as many as it may; else `null`. */
  refusal(request: FastifyRequest): OpenLimitError | null {
    const counts = this.#counts.sockets.address;
    return counts.isFull(clientNetwork(request.ip)) ? new OpenLimitError('sockets', 'address', counts.limit) : null;
  }
}

/** The error in the form in which GraphQL reports it. */
export function graphqlError({ message, extensions }: GatewayError): GraphQLError {
  return new GraphQLError(message, { extensions });
}

function countsOf({ caller, address }: Readonly<Record<Sender, number>>): Readonly<Record<Sender, PlaceCounts>> {
  return { caller: new PlaceCounts(caller), address: new PlaceCounts(address) };
}

function sendersOf(request: FastifyRequest, principal: Principal | null): readonly (readonly [Sender, string])[] {
  const address = ['address', clientNetwork(request.ip)] as const;
  if (principal === null || principal.standing === 'anonymous') return [address];
  const caller = ['caller', principal.callerKey] as const;
  return principal.standing === 'verified' ? [caller] : [address, caller];
}
