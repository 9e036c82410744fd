import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../../src/server/logger.ts';
import { startGateway } from '../../support/gateway.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../../support/otlp-receiver.ts';

let receiver: OtlpReceiver;

beforeEach(async () => {
  receiver = await startOtlpReceiver();
});

afterEach(() => receiver.close());

/** Runs one query and stops. Returns what was logged. */
async function queryAndStop(): Promise<readonly string[]> {
  const lines: string[] = [];
  const gateway = await startGateway({
    environment: {
      OTEL_EXPORTER_OTLP_ENDPOINT: `${receiver.url}/`,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-api-key=s3cret%2Ckey',
    },
    log: createLogger('trace', { write: (line) => void lines.push(line) }),
  });
  await gateway.query('{ __typename }');
  await gateway.close();
  return lines;
}

describe('the export of spans', () => {
  it('shows the collector its key, and nobody else', async () => {
    const lines = await queryAndStop();
    expect(receiver.headers.map((headers) => headers['x-api-key'])).toEqual(['s3cret,key']);
    expect(lines.join('')).not.toContain('s3cret');
  });

  it('is given up after a moment when the collector does not answer, so that the gateway stops', async () => {
    receiver.answerWith(null);
    const begunAt = performance.now();
    const lines = await queryAndStop();
    expect(performance.now() - begunAt).toBeLessThan(20_000);
    expect(receiver.bodies).toHaveLength(1);
    expect(lines.join('')).toContain('spans cannot be exported');
  });

  it('says that the collector refuses, without naming its host', async () => {
    receiver.answerWith(401);
    const told = (await queryAndStop()).filter((line) => line.includes('spans cannot be exported'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('"code":"401"');
    expect(told[0]).not.toContain(new URL(receiver.url).port);
  });
});

/** The packages that a gateway has loaded. */
function loadedPackages(environment: Readonly<Record<string, string>>): unknown {
  const program = 'test/server/observability/print-loaded-libraries.ts';
  const args = ['--import', './test/cli/register-typescript.js', program, JSON.stringify(environment)];
  const cwd = new URL('../../../', import.meta.url);
  return JSON.parse(execFileSync(process.execPath, args, { cwd, encoding: 'utf8' }));
}

it('loads no library for traces unless they are wanted', () => {
  const library = '@opentelemetry/sdk-trace-base';
  expect(loadedPackages({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' })).toContain(library);
  const packages = loadedPackages({});
  expect(packages).toContain('fastify');
  expect(packages).not.toContain(library);
});
