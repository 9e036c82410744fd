import { z } from 'zod';
import { documentation, listOf, optionalWholeNumber, wholeNumber } from './config-variables.ts';
import type { Endpoint } from './services/endpoint.ts';
import { defaultBytesInFlight } from './services/http/bytes-in-flight.ts';
import { defaultClientSettings } from './services/image-client.ts';
import { endpoints, imageServices, type ServicesOptions } from './services/services.ts';

const serviceNames: readonly string[] = imageServices;

/** The image services of this deployment, in the words of the enum `ImageService`. */
export const servicesVariable = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim().toUpperCase()))
  .refine((names) => names.every((name) => serviceNames.includes(name)))
  .prefault(serviceNames.join(','))
  .register(documentation, {
    meaning: 'The image services of this deployment. The others need no URL and receive no calls.',
    allowed: `a comma-separated list of ${serviceNames.join(', ')}`,
  });

/** The services that need a URL. Where `SERVICES` has a mistake, it is not known which image services do. */
export function presentServices(given: Readonly<Record<string, string>>): readonly Endpoint[] {
  const present = servicesVariable.safeParse(given['SERVICES']).data ?? [];
  return endpoints.filter(({ service }) => !serviceNames.includes(service) || present.includes(service));
}

/** Calls that are older tell nothing of how a service does. */
const circuitWindowMs = 10_000;

/**
 * Which part of the calls that run at the same time may belong to one caller. A running call cannot be taken back, so the
 * rest has to be free for the first calls of other callers even while one caller has many slow ones.
 */
const shareOfCaller = 0.75;

const isFolderId = (text: string): boolean => /^.{1,50}$/su.test(text);

/** How the services are called. */
export const upstreamVariables = {
  BAREMETAL_STANDARD_FOLDERS: listOf(isFolderId, {
    meaning:
      "The folders of BareMetal's public images. A merged list reads its `standardImages` there. " +
      'By default `baremetal-standard-images`.',
    allowed: 'IDs of folders of 1 to 50 characters, separated by commas',
  }),
  UPSTREAM_TIMEOUT_MS: wholeNumber(
    { standard: 10_000, from: 1, to: 600_000 },
    'How long a call to a service may take, with its retries and the pauses between them. ' +
      'The wait for its turn does not count and has the same limit.',
  ),
  UPSTREAM_CONCURRENCY: wholeNumber(
    { standard: 64, from: 1, to: 10_000 },
    'The maximum number of calls to one service that run at the same time; further calls wait.',
  ),
  UPSTREAM_CONCURRENCY_PER_CALLER: optionalWholeNumber(
    { from: 1, to: 10_000 },
    'The maximum number of these calls that belong to one caller. ' +
      'By default three quarters of `UPSTREAM_CONCURRENCY`.',
  ),
  UPSTREAM_WAITING_CALLS: wholeNumber(
    { standard: 10_000, from: 0, to: 1_000_000 },
    'The maximum number of calls that wait for one service; further calls are rejected.',
  ),
  UPSTREAM_WAITING_CALLS_PER_CALLER: wholeNumber(
    { standard: 5000, from: 0, to: 1_000_000 },
    'The maximum number of waiting calls that belong to one caller.',
  ),
  UPSTREAM_BYTES_IN_FLIGHT: wholeNumber(
    { standard: defaultBytesInFlight, from: 1_048_576, to: 4_294_967_296 },
    'The largest number of bytes of responses that are being received, over all services.',
  ),
  UPSTREAM_RETRIES: wholeNumber(
    { standard: 2, from: 0, to: 5 },
    'How often a call is repeated that found a service down or too busy. Cancelling an operation never is.',
  ),
  CIRCUIT_FAILURE_PERCENT: wholeNumber(
    { standard: 50, from: 0, to: 99 },
    'When more of the calls to a service fail, in ten seconds, it is left alone for a moment; 0 for never.',
  ),
  CIRCUIT_MINIMUM_CALLS: wholeNumber(
    { standard: 20, from: 1, to: 100_000 },
    'Fewer calls in ten seconds say nothing about a service.',
  ),
  CIRCUIT_OPEN_MS: wholeNumber(
    { standard: 2000, from: 1, to: 600_000 },
    'How long a failing service is left alone before one call looks how it does.',
  ),
};

type Variables = z.output<z.ZodObject<typeof upstreamVariables>>;

export function upstreamOptions(set: Variables): Omit<ServicesOptions, 'baseUrls'> {
  return {
    clients:
      set.BAREMETAL_STANDARD_FOLDERS === undefined
        ? defaultClientSettings
        : { bareMetalStandardFolders: set.BAREMETAL_STANDARD_FOLDERS },
    timeoutMs: set.UPSTREAM_TIMEOUT_MS,
    concurrency: set.UPSTREAM_CONCURRENCY,
    concurrencyPerCaller: set.UPSTREAM_CONCURRENCY_PER_CALLER ?? Math.ceil(set.UPSTREAM_CONCURRENCY * shareOfCaller),
    waitingCalls: set.UPSTREAM_WAITING_CALLS,
    waitingCallsPerCaller: set.UPSTREAM_WAITING_CALLS_PER_CALLER,
    bytesInFlightLimit: set.UPSTREAM_BYTES_IN_FLIGHT,
    retries: set.UPSTREAM_RETRIES,
    circuit:
      set.CIRCUIT_FAILURE_PERCENT === 0
        ? null
        : {
            failureRatio: set.CIRCUIT_FAILURE_PERCENT / 100,
            minimumCalls: set.CIRCUIT_MINIMUM_CALLS,
            windowMs: circuitWindowMs,
            openMs: set.CIRCUIT_OPEN_MS,
          },
  };
}
