import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createLogger } from '../../../src/server/logger.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { until } from '../../support/until.ts';

let gateway: TestGateway;
let lines: Readonly<Record<string, unknown>>[];

beforeEach(async () => {
  lines = [];
  gateway = await startGateway({
    log: createLogger('info', { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) }),
  });
});

afterEach(() => gateway.close());

it('logs for how long services were waited for, not the sum over calls side by side', async () => {
  for (const service of ['compute', 'baremetal', 'cloud-desktop'] as const) {
    gateway.sandbox.faults.set(service, { delayMs: 200 });
  }
  await gateway.query('{ images(folderIds: ["b1g3cj7apcs7sqnpvvk9"]) { nodes { id } } }');
  await until(() => lines.some((line) => 'upstreamCalls' in line));
  const line = lines.find((candidate) => 'upstreamCalls' in candidate);
  const waited = Number(line?.['upstreamMilliseconds']);
  expect(line?.['upstreamCalls']).toBe(3);
  expect(waited).toBeGreaterThanOrEqual(199);
  // A rounding apart.
  expect(waited).toBeLessThanOrEqual(Number(line?.['milliseconds']) + 1);
});
