import type { Sandbox, SandboxOptions, TokenRights } from '../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../support/otlp-receiver.ts';
import { Scrape } from '../support/prometheus.ts';
import { Evidence, Secrets } from './evidence.ts';

/** An address of this machine that nothing but the services has, so that it is theirs wherever it is found. */
const upstreamHost = '127.83.61.47';

export interface WorldOptions {
  readonly sandboxOptions?: SandboxOptions;
  readonly prepare?: (sandbox: Sandbox) => void;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A place for gateways that tell all they can, into one body of evidence. */
export class World {
  readonly evidence = new Evidence();
  readonly secrets = new Secrets();
  readonly tokens: Readonly<Record<'writer' | 'reader' | 'nobody' | 'misplaced', string>>;
  readonly #receiver: OtlpReceiver;

  private constructor(receiver: OtlpReceiver) {
    this.#receiver = receiver;
    this.tokens = {
      writer: this.secrets.add('the token of the writer', 't1.writer-bb3d1ec9b7ad4cf2'),
      reader: this.secrets.add('the token of the reader', 't1.reader-7e0d4bd7c58a4b9d'),
      // It is also put where an ID or a name belongs, and who does that may be told so.
      misplaced: this.secrets.addInput('the misplaced token', 't1.misplaced-2f6d0b9c4e87a135'),
      nobody: this.secrets.add('the token of nobody', 't1.nobody-0cf4b1e07f1f4a55'),
    };
    this.secrets.add('the host of the services', upstreamHost);
    this.secrets.add('the host of the collector', new URL(receiver.url).host);
  }

  static async create(): Promise<World> {
    return new World(await startOtlpReceiver());
  }

  /** Runs a gateway, and keeps all that it tells until it has stopped. */
  async withGateway(options: WorldOptions, use: (gateway: TestGateway) => Promise<void>): Promise<void> {
    const { evidence, secrets, tokens } = this;
    const services = ['compute', 'baremetal', 'cloud-desktop'] as const;
    const rights: Record<string, TokenRights> = {
      [tokens.writer]: { services, write: true, writePublic: true },
      [tokens.misplaced]: { services, write: true },
      [tokens.reader]: { services: ['compute'], write: false },
    };
    const gateway = await startGateway({
      sandboxOptions: {
        host: upstreamHost,
        images: 20,
        operationDurationMs: 200,
        tokens: rights,
        ...options.sandboxOptions,
      },
      ...(options.prepare === undefined ? {} : { prepare: options.prepare }),
      environment: {
        OTEL_EXPORTER_OTLP_ENDPOINT: this.#receiver.url,
        OTEL_EXPORTER_OTLP_HEADERS: `x-collector-key=${secrets.add('the key of the collector', 'c0llector-9f1d2c7be5')}`,
        LOG_LEVEL: 'trace',
        WATCH_FIRST_PAUSE_MS: '20',
        WATCH_LONGEST_PAUSE_MS: '40',
        UPSTREAM_RETRIES: '1',
        ...options.environment,
      },
      log: evidence.log,
    });
    try {
      await use(gateway);
      evidence.metrics.push((await Scrape.of(gateway)).text);
      this.#collectCredentials(gateway.sandbox);
    } finally {
      await gateway.close();
    }
  }

  /** No gateway is running any longer. */
  async close(): Promise<void> {
    this.evidence.traces.push(...this.#receiver.bodies);
    await this.#receiver.close();
  }

  /** Whatever the services were shown; among it the gateway's own tokens, which nobody else knows. */
  #collectCredentials({ requests }: Sandbox): void {
    for (const { headers, body } of requests) {
      const shown = /^\S+ (.+)$/.exec(String(headers['authorization'] ?? ''))?.[1];
      if (shown !== undefined) this.secrets.add('a token that services were shown', shown);
      const assertion = /"jwt":"([^"]+)"/.exec(body)?.[1] ?? '';
      for (const part of assertion.split('.')) {
        if (part !== '') this.secrets.add('a part of the JWT that IAM was shown', part);
      }
    }
  }
}
