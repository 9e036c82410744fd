import { z } from 'zod';
import { methodNames, type MethodName } from '../http/route.ts';
import type { OperationFailure } from '../operations/operation-runner.ts';
import type { FieldViolation, QuotaViolation } from '../status/api-error.ts';
import { statusCodeNames, type StatusCode } from '../status/codes.ts';
import {
  unreadableFieldsSchema,
  unreadableRecordsSchema,
  type UnreadableFields,
  type UnreadableRecords,
} from './unreadable.ts';

/**
 * Something that goes wrong with the requests to a service. At most one of the things that go wrong is given, but those
 * that change a response which is otherwise right can be combined.
 */
export interface Fault {
  /** The methods concerned, by name or all that read or write; every method if absent. */
  readonly methods?: readonly FaultMethod[];
  /**
   * The start of the paths concerned, as in `/baremetal/v1alpha/standardImages`; every path of the service if absent.
   * It tells apart the resources of one service, whose methods have the same names.
   */
  readonly path?: string;
  /** The share of requests concerned, from 0 to 1; all if absent. */
  readonly probability?: number;
  /** The number of requests concerned, after which the fault is gone; no limit if absent. */
  readonly times?: number;
  /** How long to wait before anything else happens. Alone it only makes the service slow. */
  readonly delayMs?: number;
  /** The request is never answered. */
  readonly hang?: true;
  /** The connection is reset before anything is done. */
  readonly reset?: true;
  /** The work is done and then the connection reset, so that the client cannot know. */
  readonly dropAfter?: true;
  /** An error of the service's own. */
  readonly error?: FaultError;
  /** An answer that is not what the service promises. */
  readonly garbage?: GarbageKind;
  /** A 401 whatever the token: with this text for a body, or with the documented Status if it is `true`. */
  readonly unauthorizedBody?: true | string;
  /** The request is answered as usual, but the operation that it starts fails. It concerns no other requests. */
  readonly failOperation?: OperationFailure;
  /** Some records of reading methods, in lists and alone, cannot be decoded. Writing methods are not affected. */
  readonly unreadableRecords?: UnreadableRecords;
  /** In some records of reading methods, one field cannot be decoded. */
  readonly unreadableFields?: UnreadableFields;
  /** The `nextPageToken` of a list is the token that the page was requested with. Other methods are not affected. */
  readonly repeatedToken?: true;
}

/** A method, or all of a kind. */
export type FaultMethod = MethodName | 'read' | 'write';

/** An error that a service answers with. */
export interface FaultError {
  readonly code: StatusCode;
  readonly message?: string;
  /** Where it is not the one that goes with the code. */
  readonly httpStatus?: number;
  /** Told in a RetryInfo and in the header `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** Told in a BadRequest, with the fields named as they are here. */
  readonly fieldViolations?: readonly FieldViolation[];
  /** Reported in a QuotaFailure. A metric whose name ends in `.rate` is a rate, where waiting helps. */
  readonly quotaViolations?: readonly QuotaViolation[];
}

/**
 * The kinds of nonsense: a proxy's page with 200 or 502, a 401 with nothing in it, JSON of another shape, JSON that
 * ends too early, a connection that breaks inside the body, a body of 64 MiB.
 */
export const garbageKinds = [
  'html-200',
  'html-502',
  'empty-401',
  'wrong-shape',
  'truncated-json',
  'cut-off',
  'oversized',
] as const;

/** A kind of nonsense. */
export type GarbageKind = (typeof garbageKinds)[number];

const effects = ['hang', 'reset', 'dropAfter', 'error', 'garbage', 'unauthorizedBody', 'failOperation'] as const;

/** The effects that can be combined with each other, but not with those above. */
const spoilingEffects = ['unreadableRecords', 'unreadableFields', 'repeatedToken'] as const;

const methodNamesAndKinds = ['read', 'write', ...methodNames] as const;

const quotaViolationSchema = z.strictObject({
  metric: z.string(),
  limit: z.int().min(0),
  usage: z.number().min(0),
  required: z.int().min(0),
});

const faultSchema = z
  .strictObject({
    methods: z.array(z.enum(methodNamesAndKinds)).exactOptional(),
    path: z.string().startsWith('/').exactOptional(),
    probability: z.number().min(0).max(1).exactOptional(),
    times: z.int().min(1).exactOptional(),
    delayMs: z.number().min(0).max(600_000).exactOptional(),
    hang: z.literal(true).exactOptional(),
    reset: z.literal(true).exactOptional(),
    dropAfter: z.literal(true).exactOptional(),
    error: z
      .strictObject({
        code: z.enum(statusCodeNames),
        message: z.string().exactOptional(),
        httpStatus: z.int().min(400).max(599).exactOptional(),
        retryAfterSeconds: z.number().min(0).exactOptional(),
        fieldViolations: z.array(z.strictObject({ field: z.string(), description: z.string() })).exactOptional(),
        quotaViolations: z.array(quotaViolationSchema).exactOptional(),
      })
      .exactOptional(),
    garbage: z.enum(garbageKinds).exactOptional(),
    unauthorizedBody: z.union([z.literal(true), z.string()]).exactOptional(),
    failOperation: z
      .strictObject({
        code: z.enum(statusCodeNames),
        message: z.string().exactOptional(),
        rollback: z.boolean().exactOptional(),
      })
      .exactOptional(),
    unreadableRecords: unreadableRecordsSchema.exactOptional(),
    unreadableFields: unreadableFieldsSchema.exactOptional(),
    repeatedToken: z.literal(true).exactOptional(),
  })
  .refine(
    (fault) => {
      const spoils = spoilingEffects.some((effect) => fault[effect] !== undefined);
      return effects.filter((effect) => fault[effect] !== undefined).length + Number(spoils) <= 1;
    },
    {
      error:
        `At most one of ${effects.join(', ')} can be given. ` +
        `${spoilingEffects.join(', ')} can be combined with each other, but not with them.`,
    },
  );

/** Decodes one fault or several, as they come in over HTTP. */
export function decodeFaults(value: unknown): readonly Fault[] {
  return Array.isArray(value) ? z.array(faultSchema).parse(value) : [faultSchema.parse(value)];
}
