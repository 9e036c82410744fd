import { z } from 'zod';
import { authenticationMistakes, authenticationOptions, authenticationVariables } from './config-authentication.ts';
import { cacheOptions, cacheVariables } from './config-cache.ts';
import { deploymentMistakes, deploymentName, deploymentVariables } from './config-deployment.ts';
import { edgeMistakes, edgeOptions, edgeVariables } from './config-edge.ts';
import { limitsOptions, limitsVariables } from './config-limits.ts';
import { type ListsOptions, listsOptions, listsVariables } from './config-lists.ts';
import {
  trustedDocumentsMistakes,
  trustedDocumentsOptions,
  trustedDocumentsVariables,
} from './config-trusted-documents.ts';
import { openLimitsOptions, openLimitsVariables } from './config-open-limits.ts';
import { metricsOptions, observabilityVariables, tracingMistakes, tracingOptions } from './config-observability.ts';
import { presentServices, servicesVariable, upstreamOptions, upstreamVariables } from './config-upstream.ts';
import { allowedBaseUrl, baseUrl, documentation, quote, wholeNumber } from './config-variables.ts';
import { defaultPollPace, type PollPace } from './loaders/poll.ts';
import type { AuthenticationOptions } from './server/authentication/authentication.ts';
import type { EdgeOptions } from './server/edge/edge.ts';
import type { LimitsOptions } from './server/limits/limits.ts';
import type { CacheOptions } from './server/read-cache.ts';
import type { MetricsOptions } from './server/observability/metrics/metrics-server.ts';
import type { TracingOptions } from './server/observability/tracing/create-tracer.ts';
import type { OpenLimitsOptions } from './server/subscriptions/open-limits.ts';
import type { TrustedDocumentsOptions } from './server/trusted-documents/trusted-documents.ts';
import { redisPrefix } from './services/redis/redis-location.ts';
import { endpoints, type ServicesOptions } from './services/services.ts';

const allowedApiHost = 'a host name, for example api.cloud.yandex.net';
/** A host whose name ends in a number is an address, under which there are no names (URL Standard, section 3.5). */
const isParent = (host: string): boolean => URL.canParse(`https://service.${host}`);
const hostName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*(:\d{1,5})?$/i;

const settings = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .prefault('127.0.0.1')
    .register(documentation, {
      meaning: 'The address to listen on; `0.0.0.0` for all.',
      allowed: 'an IP address or a host name',
    }),
  PORT: wholeNumber({ standard: 4000, from: 0, to: 65_535 }, 'The port to listen on; 0 for any that is free.'),
  API_HOST: z.string().regex(hostName).refine(isParent).optional().register(documentation, {
    meaning: "The provider's API host, under which every service has a host of its own.",
    allowed: allowedApiHost,
  }),
  SERVICES: servicesVariable,
  ...deploymentVariables,
  ...authenticationVariables,
  ...edgeVariables,
  ...upstreamVariables,
  SCAN_LIMIT_PAGES: wholeNumber(
    { standard: 5, from: 1, to: 1000 },
    'How many pages of a list are read to fill one page of a filtered result.',
  ),
  ...listsVariables,
  REQUEST_TIMEOUT_MS: wholeNumber(
    // An operation may be waited for for a minute.
    { standard: 65_000, from: 1, to: 600_000 },
    'How long a GraphQL request may take; what has not come by then is left out of its answer, with an error.',
  ),
  COMPILE_QUERIES_AFTER: wholeNumber(
    { standard: 2, from: 0, to: 1_000_000 },
    'How often a query has to come to be compiled, which makes it faster from then on; 0 for never.',
  ),
  ...cacheVariables,
  BODY_LIMIT_BYTES: wholeNumber(
    { standard: 1_048_576, from: 1024, to: 104_857_600 },
    'The largest request body that is read, and the largest message over a WebSocket.',
  ),
  ...limitsVariables,
  SUBSCRIPTIONS_PER_CONNECTION: wholeNumber(
    { standard: 100, from: 1, to: 10_000 },
    'How many subscriptions may run over one WebSocket at the same moment.',
  ),
  ...openLimitsVariables,
  WATCH_LIMIT: wholeNumber(
    { standard: 10_000, from: 1, to: 1_000_000 },
    'How many operations and images are followed for subscribers at the same moment.',
  ),
  WATCH_FIRST_PAUSE_MS: wholeNumber(
    { standard: defaultPollPace.firstPauseMs, from: 1, to: 600_000 },
    'The first pause between two looks at an operation or image that is followed; then pauses grow.',
  ),
  WATCH_LONGEST_PAUSE_MS: wholeNumber(
    { standard: defaultPollPace.longestPauseMs, from: 1, to: 600_000 },
    'The longest pause between two looks at an operation or image that is followed.',
  ),
  ...trustedDocumentsVariables,
  CATALOG: z.enum(['on', 'off']).prefault('off').register(documentation, {
    meaning: 'Whether a browser gets the image catalogue, an example of a frontend, at `/`. In the sandbox it is `on`.',
    allowed: 'on or off',
  }),
  SHUTDOWN_DELAY_MS: wholeNumber(
    { standard: 0, from: 0, to: 600_000 },
    'How long requests are still accepted after a signal to stop, while `/readyz` already answers 503.',
  ),
  SHUTDOWN_TIMEOUT_MS: wholeNumber(
    { standard: 10_000, from: 1, to: 600_000 },
    'How long requests under way may then take to finish.',
  ),
  ...observabilityVariables,
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .prefault('info')
    .register(documentation, {
      meaning: 'The least severe log lines that are written. In the sandbox the default is `warn`.',
      allowed: 'fatal, error, warn, info, debug, trace or silent',
    }),
});

/** The variables that each take the place of what `API_HOST` implies for one service. */
const urls = z.object(
  Object.fromEntries([
    ...endpoints.map(
      ({ title, variable }) =>
        [variable, serviceUrl(`${title}: its base URL, if not the one under \`API_HOST\`.`)] as const,
    ),
    [
      'IAM_URL',
      serviceUrl('IAM: its base URL, if not the one under `API_HOST`. It is called with `service-account` only.'),
    ] as const,
  ]),
);

/** One environment variable, for a person to read. */
export interface EnvironmentVariable {
  readonly name: string;
  /** `null` when there is none. */
  readonly default: string | null;
  readonly meaning: string;
  readonly allowed: string;
  /** Whether the value must not be shown, not even in an error message. */
  readonly isSecret: boolean;
}

/** Every variable that `loadConfig` reads. */
export const environmentVariables: readonly EnvironmentVariable[] = Object.entries({
  ...settings.shape,
  ...urls.shape,
}).map(([name, schema]) => ({
  name,
  default: schema instanceof z.ZodPrefault ? schema.def.defaultValue : null,
  ...{ isSecret: false, ...(documentation.get(schema) ?? { meaning: '', allowed: '' }) },
}));

/** Everything that can be set, checked and frozen. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly authentication: AuthenticationOptions;
  readonly edge: EdgeOptions;
  readonly services: ServicesOptions;
  readonly scanLimitPages: number;
  readonly lists: ListsOptions;
  readonly requestTimeoutMs: number;
  readonly compileQueriesAfter: number;
  /** `null` to keep nothing of what services answer. */
  readonly cache: CacheOptions | null;
  readonly bodyLimitBytes: number;
  readonly limits: LimitsOptions;
  readonly subscriptionsPerConnection: number;
  readonly openLimits: OpenLimitsOptions;
  readonly watchLimit: number;
  readonly watchesPerCaller: number;
  readonly watchPace: PollPace;
  /** `null` when any document may be run. */
  readonly trustedDocuments: TrustedDocumentsOptions | null;
  readonly metrics: MetricsOptions;
  /** Whether a browser gets the image catalogue. */
  readonly servesCatalog: boolean;
  /** `null` to record no traces. */
  readonly tracing: TracingOptions | null;
  readonly shutdown: { readonly delayMs: number; readonly timeoutMs: number };
  readonly logLevel: z.output<typeof settings>['LOG_LEVEL'];
}

/** The environment does not make a configuration; `mistakes` says all that is wrong with it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(['The configuration is not valid:', ...mistakes].join('\n  '));
    this.mistakes = mistakes;
  }
}

/** Makes the configuration from environment variables. An empty one counts as not set. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    environmentVariables.flatMap(({ name }) => {
      const value = environment[name]?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const [set, overrides] = [settings.safeParse(given), urls.safeParse(given)];
  const wrong = new Set([...(set.error?.issues ?? []), ...(overrides.error?.issues ?? [])].map(({ path }) => path[0]));
  const mistakes = environmentVariables
    .filter(({ name }) => wrong.has(name))
    .map(({ name, allowed, isSecret }) => {
      const value = isSecret ? 'not shown here, because it is a secret' : quote(given[name] ?? '');
      return `${name} is ${value}; allowed: ${allowed}.`;
    });
  const present = presentServices(given);
  const missing = present.map(({ variable }) => variable).filter((variable) => given[variable] === undefined);
  if (given['API_HOST'] === undefined && missing.length > 0) {
    mistakes.push(`API_HOST is not set; allowed: ${allowedApiHost}. Or else set ${missing.join(', ')}.`);
  }
  if (set.success && set.data.WATCH_FIRST_PAUSE_MS > set.data.WATCH_LONGEST_PAUSE_MS) {
    mistakes.push('WATCH_FIRST_PAUSE_MS is larger than WATCH_LONGEST_PAUSE_MS; allowed: a pause that is no longer.');
  }
  mistakes.push(
    ...authenticationMistakes(given),
    ...deploymentMistakes(given),
    ...edgeMistakes(given),
    ...trustedDocumentsMistakes(given),
    ...tracingMistakes(given),
  );
  if (!set.success || !overrides.success || mistakes.length > 0) throw new ConfigError(mistakes);

  const url = (variable: string, hostLabel: string): string | null => {
    const implied = set.data.API_HOST === undefined ? null : `https://${hostLabel}.${set.data.API_HOST}`;
    return overrides.data[variable] ?? implied;
  };
  const baseUrls = Object.fromEntries(
    present.flatMap(({ service, variable, hostLabel }) => {
      const baseUrl = url(variable, hostLabel);
      return baseUrl === null ? [] : [[service, baseUrl]];
    }),
  );
  const deployment = deploymentName(set.data.DEPLOYMENT, baseUrls);
  const { REDIS_URL: redisUrl, AUTH_MODE: mode } = set.data;
  const redis = redisUrl === undefined ? null : { url: redisUrl, prefix: redisPrefix(deployment, mode) };
  return deepFreeze({
    host: set.data.HOST,
    port: set.data.PORT,
    authentication: authenticationOptions(set.data, url('IAM_URL', 'iam'), deployment),
    edge: edgeOptions(set.data, redis),
    services: {
      baseUrls,
      ...upstreamOptions(set.data),
    },
    scanLimitPages: set.data.SCAN_LIMIT_PAGES,
    lists: listsOptions(set.data),
    requestTimeoutMs: set.data.REQUEST_TIMEOUT_MS,
    compileQueriesAfter: set.data.COMPILE_QUERIES_AFTER,
    cache: cacheOptions(set.data, redis),
    bodyLimitBytes: set.data.BODY_LIMIT_BYTES,
    limits: limitsOptions(set.data),
    subscriptionsPerConnection: set.data.SUBSCRIPTIONS_PER_CONNECTION,
    openLimits: openLimitsOptions(set.data),
    watchLimit: set.data.WATCH_LIMIT,
    watchesPerCaller: set.data.WATCHES_PER_CALLER,
    watchPace: {
      ...defaultPollPace,
      firstPauseMs: set.data.WATCH_FIRST_PAUSE_MS,
      longestPauseMs: set.data.WATCH_LONGEST_PAUSE_MS,
    },
    trustedDocuments: trustedDocumentsOptions(set.data),
    metrics: metricsOptions(set.data),
    servesCatalog: set.data.CATALOG === 'on',
    tracing: tracingOptions(set.data),
    shutdown: { delayMs: set.data.SHUTDOWN_DELAY_MS, timeoutMs: set.data.SHUTDOWN_TIMEOUT_MS },
    logLevel: set.data.LOG_LEVEL,
  });
}

function serviceUrl(meaning: string) {
  return baseUrl.optional().register(documentation, { meaning, allowed: allowedBaseUrl });
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part);
  return Object.freeze(value);
}
