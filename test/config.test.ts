import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keysFile } from './authentication/callers.ts';
import { TemporaryFiles } from './authentication/temporary-files.ts';
import { ConfigError, environmentVariables, loadConfig } from '../src/config.ts';

const API_HOST = 'api.example.net';

function mistakesOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('needs the API host only', () => {
    expect(loadConfig({ API_HOST })).toEqual({
      host: '127.0.0.1',
      port: 4000,
      authentication: { mode: 'passthrough' },
      services: {
        baseUrls: {
          COMPUTE: 'https://compute.api.example.net',
          BARE_METAL: 'https://baremetal.api.example.net',
          CLOUD_DESKTOP: 'https://clouddesktops.api.example.net',
          OPERATION: 'https://operation.api.example.net',
        },
        clients: { bareMetalStandardFolders: ['baremetal-standard-images'] },
        timeoutMs: 10_000,
        concurrency: 64,
        concurrencyPerCaller: 48,
        waitingCalls: 10_000,
        waitingCallsPerCaller: 5000,
        bytesInFlightLimit: 67_108_864,
        retries: 2,
        circuit: { failureRatio: 0.5, minimumCalls: 20, windowMs: 10_000, openMs: 2000 },
      },
      edge: {
        compression: true,
        corsOrigins: [],
        trustedProxies: [],
        headersToPropagate: [],
        rateLimit: { perCaller: 0, perAddress: 0, unit: 'requests', redis: null },
        peers: {
          connections: 3000,
          connectionsPerAddress: 0,
          bodiesBytes: 67_108_864,
          unreadBytes: 67_108_864,
          unreadMs: 30_000,
        },
      },
      scanLimitPages: 5,
      lists: { cursorKeys: null, items: { perRequest: 100_000, perProcess: 150_000 } },
      requestTimeoutMs: 65_000,
      compileQueriesAfter: 2,
      cache: null,
      bodyLimitBytes: 1_048_576,
      limits: {
        introspection: true,
        suggestions: false,
        source: { bytes: 131_072, tokens: 5000, nesting: 100 },
        document: { depth: 15, rootFields: 30, aliases: 50, directives: 5, listEntries: 2000 },
        cost: { mode: 'enforce', calls: 1500, nodes: 5000, items: 1_000_000 },
      },
      subscriptionsPerConnection: 100,
      openLimits: { sockets: { caller: 200, address: 1000 }, subscriptions: { caller: 1000, address: 2000 } },
      watchLimit: 10_000,
      watchesPerCaller: 500,
      watchPace: { firstPauseMs: 250, longestPauseMs: 4000, growth: 1.6 },
      trustedDocuments: null,
      metrics: { enabled: true, port: null },
      servesCatalog: false,
      tracing: null,
      shutdown: { delayMs: 0, timeoutMs: 10_000 },
      logLevel: 'info',
    });
  });

  describe('DEPLOYMENT', () => {
    const shared = { API_HOST, CACHE_SECONDS: '10', REDIS_URL: 'redis://127.0.0.1:6379' };
    const prefixOf = (environment: Readonly<Record<string, string>>) =>
      loadConfig({ ...shared, ...environment }).cache?.redis?.prefix;

    it('begins every key in Redis, with the mode', () => {
      const { cache, edge } = loadConfig({ ...shared, DEPLOYMENT: 'production-1' });
      const redis = { url: shared.REDIS_URL, prefix: 'image-gateway:production-1:passthrough:' };
      expect([cache?.redis, edge.rateLimit.redis]).toEqual([redis, redis]);
    });

    it('follows from the base URLs of the services by default', () => {
      expect(prefixOf({})).toMatch(/^image-gateway:[\da-f]{32}:passthrough:$/);
      expect(prefixOf({})).toBe(prefixOf({ COMPUTE_URL: 'https://compute.api.example.net' }));
      expect(prefixOf({ COMPUTE_URL: 'https://compute.example.net' })).not.toBe(prefixOf({}));
      expect(prefixOf({ API_HOST: 'api.example.org' })).not.toBe(prefixOf({}));
    });

    it.each(['a:b', '-a', 'a b', 'a'.repeat(65)])('may not be %j', (DEPLOYMENT) => {
      expect(() => loadConfig({ ...shared, DEPLOYMENT })).toThrow(/DEPLOYMENT is .*; allowed: 1 to 64 letters, digits/);
    });

    it('is needed where the account is not known and responses are shared', () => {
      const files = new TemporaryFiles();
      const metadata = { ...shared, AUTH_MODE: 'metadata', CALLER_KEYS_FILE: files.write('callers', keysFile) };
      expect(() => loadConfig(metadata)).toThrow(/DEPLOYMENT is not set, which AUTH_MODE metadata with REDIS_URL/);
      expect(loadConfig({ ...metadata, DEPLOYMENT: 'a' }).cache?.redis?.prefix).toBe('image-gateway:a:metadata:');
      expect(loadConfig({ ...metadata, CACHE_SECONDS: '0' }).cache).toBeNull();
      files.remove();
    });
  });

  it('takes a URL in place of what the API host implies', () => {
    const { services } = loadConfig({ API_HOST, COMPUTE_URL: 'http://127.0.0.1:9000/behind/a/path' });
    expect(services.baseUrls).toMatchObject({
      COMPUTE: 'http://127.0.0.1:9000/behind/a/path',
      BARE_METAL: 'https://baremetal.api.example.net',
    });
  });

  it('needs no API host when every service has a URL', () => {
    const url = 'http://127.0.0.1:9000';
    const config = loadConfig({ COMPUTE_URL: url, BAREMETAL_URL: url, CLOUD_DESKTOP_URL: url, OPERATION_URL: url });
    expect(config.services.baseUrls).toEqual({ COMPUTE: url, BARE_METAL: url, CLOUD_DESKTOP: url, OPERATION: url });
  });

  it('names the URLs that are missing when there is no API host', () => {
    expect(mistakesOf({ COMPUTE_URL: 'http://127.0.0.1:9000' })).toEqual([
      'API_HOST is not set; allowed: a host name, for example api.cloud.yandex.net.' +
        ' Or else set BAREMETAL_URL, CLOUD_DESKTOP_URL, OPERATION_URL.',
    ]);
  });

  it.each(['COMPUTE,BARE_METAL', ' bare_metal , Compute ', 'BARE_METAL,COMPUTE,COMPUTE'])(
    'needs URLs of the services in SERVICES only: %j',
    (SERVICES) => {
      const [compute, bareMetal, operation] = [9000, 9001, 9002].map((port) => `http://127.0.0.1:${port}`);
      const urls = { COMPUTE_URL: compute ?? '', BAREMETAL_URL: bareMetal ?? '', OPERATION_URL: operation ?? '' };
      const { services } = loadConfig({ SERVICES, ...urls });
      expect(services.baseUrls).toEqual({ COMPUTE: compute, BARE_METAL: bareMetal, OPERATION: operation });
      expect(mistakesOf({ SERVICES, COMPUTE_URL: 'http://127.0.0.1:9000' })).toEqual([
        'API_HOST is not set; allowed: a host name, for example api.cloud.yandex.net.' +
          ' Or else set BAREMETAL_URL, OPERATION_URL.',
      ]);
    },
  );

  it('ignores the URL of a service that is not in SERVICES', () => {
    const { services } = loadConfig({ API_HOST, SERVICES: 'COMPUTE', BAREMETAL_URL: 'http://127.0.0.1:9000' });
    expect(services.baseUrls).toEqual({
      COMPUTE: 'https://compute.api.example.net',
      OPERATION: 'https://operation.api.example.net',
    });
  });

  it.each([',', 'COMPUTE,', 'BAREMETAL', 'COMPUTE;BARE_METAL', 'OPERATION', 'none'])(
    'takes no SERVICES of %j, and does not guess which URLs are missing',
    (SERVICES) => {
      const urls = { COMPUTE_URL: 'http://127.0.0.1:9000', OPERATION_URL: 'http://127.0.0.1:9000' };
      expect(mistakesOf({ SERVICES, ...urls })).toEqual([
        `SERVICES is "${SERVICES}"; allowed: a comma-separated list of COMPUTE, BARE_METAL, CLOUD_DESKTOP.`,
      ]);
    },
  );

  it('reports all mistakes at once, each with what was given and what is allowed', () => {
    expect(
      mistakesOf({
        API_HOST: 'https://api.example.net/',
        PORT: '70000',
        UPSTREAM_TIMEOUT_MS: '1.5',
        AUTH_MODE: 'federation',
        LOG_LEVEL: 'verbose',
        IAM_URL: 'ftp://127.0.0.1',
      }),
    ).toEqual([
      'PORT is "70000"; allowed: a whole number from 0 to 65535.',
      'API_HOST is "https://api.example.net/"; allowed: a host name, for example api.cloud.yandex.net.',
      'AUTH_MODE is "federation"; allowed: passthrough, service-account or metadata.',
      'UPSTREAM_TIMEOUT_MS is "1.5"; allowed: a whole number from 1 to 600000.',
      'LOG_LEVEL is "verbose"; allowed: fatal, error, warn, info, debug, trace or silent.',
      'IAM_URL is "ftp://127.0.0.1"; allowed: an http or https URL without credentials, query or fragment.',
    ]);
  });

  it.each(['127.0.0.1', '127.0.0.1:8080', 'localhost:70000', '10'])('has no hosts of services under %s', (host) => {
    expect(mistakesOf({ API_HOST: host })).toEqual([
      `API_HOST is "${host}"; allowed: a host name, for example api.cloud.yandex.net.`,
    ]);
  });

  it('takes no first pause that is longer than the longest', () => {
    expect(mistakesOf({ API_HOST, WATCH_FIRST_PAUSE_MS: '4001' })).toEqual([
      'WATCH_FIRST_PAUSE_MS is larger than WATCH_LONGEST_PAUSE_MS; allowed: a pause that is no longer.',
    ]);
  });

  it('does not repeat a password that stands in a URL', () => {
    const error = mistakesOf({ API_HOST, COMPUTE_URL: 'https://someone:s3cret@127.0.0.1' }).join();
    expect(error).toContain('COMPUTE_URL');
    expect(error).not.toContain('s3cret');
  });

  it('reads where traces go as the specification of OpenTelemetry has it', () => {
    const environment = {
      API_HOST,
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20b,authorization=Basic%20Zm9v==',
      OTEL_TRACES_SAMPLER: 'traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.25',
    };
    expect(loadConfig(environment).tracing).toEqual({
      collectorUrl: 'http://collector:4318',
      headers: { 'x-key': 'a b', authorization: 'Basic Zm9v==' },
      serviceName: 'image-gateway',
      followsParent: false,
      ratio: 0.25,
    });
  });

  it.each(['s3cret', 'a=s3cret%', 'a=s3cret,,b=c', 'a=s3cret%0d', 'a b=s3cret'])(
    'does not repeat what should be headers of a collector: %s',
    (headers) => {
      const mistakes = mistakesOf({ API_HOST, OTEL_EXPORTER_OTLP_HEADERS: headers });
      expect(mistakes).toHaveLength(1);
      expect(mistakes[0]).toContain('OTEL_EXPORTER_OTLP_HEADERS');
      expect(mistakes[0]).not.toContain('s3cret');
    },
  );

  it.each(['1.1', '-1', 'half', '.5'])('takes no ratio of %s', (ratio) => {
    expect(mistakesOf({ API_HOST, OTEL_TRACES_SAMPLER_ARG: ratio })).toEqual([
      `OTEL_TRACES_SAMPLER_ARG is "${ratio}"; allowed: a number from 0 to 1.`,
    ]);
  });

  it('counts an empty variable as not set', () => {
    expect(loadConfig({ API_HOST, PORT: '', COMPUTE_URL: '  ' })).toEqual(loadConfig({ API_HOST }));
  });

  it('freezes what it returns to the bottom', () => {
    const config = loadConfig({ API_HOST });
    expect([config, config.services, config.services.baseUrls, config.shutdown].every(Object.isFrozen)).toBe(true);
  });

  it('answers any environment with a configuration or with mistakes that name a variable', () => {
    const names = environmentVariables.map(({ name }) => name);
    const environment = fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(fc.string(), fc.webUrl(), fc.nat().map(String)),
    );
    fc.assert(
      fc.property(environment, (variables) => {
        for (const mistake of mistakesOf(variables)) expect(names).toContain(mistake.split(' ')[0]);
      }),
    );
  });
});

describe('environmentVariables', () => {
  it('says what each variable means and what it may be', () => {
    for (const { meaning, allowed } of environmentVariables) {
      expect(meaning).not.toBe('');
      expect(allowed).not.toBe('');
    }
  });

  it('gives the defaults that loadConfig uses', () => {
    const defaults = Object.fromEntries(
      environmentVariables.map((variable) => [variable.name, variable.default ?? '']),
    );
    expect(loadConfig({ ...defaults, API_HOST })).toEqual(loadConfig({ API_HOST }));
  });
});
