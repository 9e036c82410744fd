import { z } from 'zod';
import { operationQuotas, type ServiceQuotas } from './quotas.ts';
import type { ImageServiceName } from './services.ts';

/**
 * What the reference pages leave open about a service, and what they allow although it is a nuisance. A client has to
 * be right whatever is chosen here.
 */
export interface ServiceQuirks {
  /** How images with equal sort keys are ordered. */
  readonly ties: 'id-asc' | 'follow-direction' | 'insertion';
  /** How names compare when a list is sorted by name. */
  readonly collation: 'code-unit' | 'case-insensitive';
  /** Pages may hold fewer images than asked for and than there are. */
  readonly shortPages: boolean;
  /** Pages may be empty and yet have a `nextPageToken`. */
  readonly emptyPages: boolean;
  /** The last page has a `nextPageToken` too; it leads to an empty page without one. */
  readonly emptyLastPage: boolean;
  /** The number of empty pages with a token before the first images, in any order. AIP-158 allows them. */
  readonly leadingEmptyPages: number;
  /** The number of empty pages with a token between two pages that have images. */
  readonly middleEmptyPages: number;
  /** The number of empty pages after the last images. All but the last have a token. */
  readonly trailingEmptyPages: number;
  /** The page size of the first request stays in force for its tokens. */
  readonly fixedPageSize: boolean;
  /** The fields that a filter may name. */
  readonly filterFields: readonly string[];
  /** Whether a filter value on `name` must have the form that Compute's older reference required of it. */
  readonly strictFilterValues: boolean;
  /** Whether the images of a list lack their `labels`, which a get returns. */
  readonly listsOmitLabels: boolean;
  /** What a list of a folder that does not exist returns: PERMISSION_DENIED, or a list without images of the folder. */
  readonly unknownFolders: 'empty' | 'denied';
  /**
   * How the fields at fault are named in a BadRequest: as protocol buffers name them (`page_size`), as the JSON does
   * (`pageSize`), or query parameters the one way and fields of bodies the other.
   */
  readonly violationFields: 'proto' | 'json' | 'mixed';
  /** Whether responses contain fields with their default values, such as `"pooled": false`. */
  readonly writtenDefaults: boolean;
  /** The quotas of the service. A change to one of them keeps the others. A large number switches a quota off. */
  readonly quotas: ServiceQuotas;
}

/** The statuses with which a transcoder in front of gRPC may answer an HTTP method that a path does not have. */
export const unmatchedMethodStatuses = [400, 404, 405, 415, 501] as const;

/** What is left open about operations. */
export interface OperationQuirks {
  /** The HTTP method by which an operation is cancelled. */
  readonly cancelMethod: 'POST' | 'GET' | 'both';
  /** The HTTP status of the response to the other method. */
  readonly unmatchedMethodStatus: (typeof unmatchedMethodStatuses)[number];
  /** Whether responses contain fields with their default values, such as `"done": false`. */
  readonly writtenDefaults: boolean;
  /** How long operations take that are started from now on. */
  readonly durationMs: number;
}

/** The quirks of everything that has some. */
export interface SandboxQuirks extends Record<ImageServiceName, ServiceQuirks> {
  operation: OperationQuirks;
}

/** Changes some quirks of a service, and keeps the others. */
export function changeQuirks<S extends keyof SandboxQuirks>(
  quirks: SandboxQuirks,
  service: S,
  changes: Partial<SandboxQuirks[S]>,
): void {
  quirks[service] = mergeQuirks(quirks[service], changes);
}

/** Returns the quirks with some of them changed, and with the quotas that are not changed kept. */
export function mergeQuirks<Q extends object & { readonly quotas?: ServiceQuotas }>(
  quirks: Q,
  changes: Partial<Q> = {},
): Q {
  const quotas = changes.quotas !== undefined && { quotas: { ...quirks.quotas, ...changes.quotas } };
  return { ...quirks, ...changes, ...quotas };
}

/** The quirks that are the same for every service unless something else is asked for. */
export const commonQuirks: Omit<ServiceQuirks, 'filterFields'> = {
  ties: 'id-asc',
  collation: 'code-unit',
  shortPages: false,
  emptyPages: false,
  emptyLastPage: false,
  leadingEmptyPages: 0,
  middleEmptyPages: 0,
  trailingEmptyPages: 0,
  fixedPageSize: false,
  strictFilterValues: false,
  listsOmitLabels: false,
  // Compute denies such a list: https://github.com/yandex-cloud/python-sdk/issues/9. No source shows another behavior.
  unknownFolders: 'denied',
  violationFields: 'mixed',
  writtenDefaults: false,
  quotas: operationQuotas,
};

const pageCountSchema = z.int().min(0).max(1000);

/** A service's quirks as they come in over HTTP: any of them, and nothing else. */
export const serviceQuirksSchema = z.strictObject({
  ties: z.enum(['id-asc', 'follow-direction', 'insertion']).exactOptional(),
  collation: z.enum(['code-unit', 'case-insensitive']).exactOptional(),
  shortPages: z.boolean().exactOptional(),
  emptyPages: z.boolean().exactOptional(),
  emptyLastPage: z.boolean().exactOptional(),
  leadingEmptyPages: pageCountSchema.exactOptional(),
  middleEmptyPages: pageCountSchema.exactOptional(),
  trailingEmptyPages: pageCountSchema.exactOptional(),
  fixedPageSize: z.boolean().exactOptional(),
  filterFields: z.array(z.string()).exactOptional(),
  strictFilterValues: z.boolean().exactOptional(),
  listsOmitLabels: z.boolean().exactOptional(),
  unknownFolders: z.enum(['empty', 'denied']).exactOptional(),
  violationFields: z.enum(['proto', 'json', 'mixed']).exactOptional(),
  writtenDefaults: z.boolean().exactOptional(),
  quotas: z
    .strictObject({
      imagesPerCloud: z.int().min(0).exactOptional(),
      operationsPerFolder: z.int().min(0).exactOptional(),
    })
    .exactOptional(),
});

/** The operations' quirks as they come in over HTTP. */
export const operationQuirksSchema = z.strictObject({
  cancelMethod: z.enum(['POST', 'GET', 'both']).exactOptional(),
  unmatchedMethodStatus: z.literal(unmatchedMethodStatuses).exactOptional(),
  writtenDefaults: z.boolean().exactOptional(),
  durationMs: z.number().min(0).exactOptional(),
});
