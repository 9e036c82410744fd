import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TemporaryFiles } from '../authentication/temporary-files.ts';
import { markedPart, tableCells } from '../support/markdown-table.ts';
import { Scrape } from '../support/prometheus.ts';
import { findLeaks } from './evidence.ts';
import {
  failingServices,
  hurriedClients,
  machineIdentity,
  ownIdentity,
  unreachableServices,
  wellServices,
} from './scenarios.ts';
import { World } from './world.ts';

let world: World;
let files: TemporaryFiles;

beforeAll(async () => {
  files = new TemporaryFiles();
  world = await World.create();
  await wellServices(world, files);
  await failingServices(world);
  await unreachableServices(world);
  await hurriedClients(world);
  await ownIdentity(world, files, null);
  await ownIdentity(world, files, { error: { code: 'UNAUTHENTICATED', message: 'The key is not known here.' } });
  await ownIdentity(world, files, { garbage: 'html-200' });
  await machineIdentity(world, files);
  await world.close();
}, 300_000);

afterAll(() => files.remove());

describe('a wide mix of requests', () => {
  it('leaves no token, no key and no host of a service in logs, answers, metrics and traces', () => {
    expect(findLeaks(world.evidence, world.secrets.all)).toEqual([]);
  });

  it('leaves enough behind for this to mean something', () => {
    const { logs, answers, metrics, traces } = world.evidence;
    const requests = logs.filter((line) => line.includes('"status":'));
    expect(requests.length).toBeGreaterThan(400);
    expect(answers.length).toBeGreaterThan(requests.length / 2);
    expect(metrics).toHaveLength(8);
    expect(traces.join('').match(/"spanId"/g)?.length).toBeGreaterThan(1000);
    for (const line of ['subscription', 'websocket', 'the gateway could not get a token of its own']) {
      expect(logs.some((text) => text.includes(JSON.stringify(line)))).toBe(true);
    }
    for (const code of [
      'PERMISSION_DENIED',
      'UNAUTHENTICATED',
      'UNAVAILABLE',
      'INTERNAL',
      'RESOURCE_EXHAUSTED',
      'UPSTREAM_MALFORMED',
      'BAD_USER_INPUT',
      'QUERY_TOO_COSTLY',
      'GRAPHQL_PARSE_FAILED',
    ]) {
      expect(metrics.join('\n')).toContain(`code="${code}"`);
      expect(answers.some((text) => text.includes(code))).toBe(true);
    }
    expect(world.secrets.all.length).toBeGreaterThan(80);
  });

  it('feeds every metric, with the labels that are documented', () => {
    const page = readFileSync(new URL('../../docs/observability.md', import.meta.url), 'utf8');
    const [, ...rows] = tableCells(markedPart(page, 'metrics'));
    const scrapes = world.evidence.metrics.map((text) => new Scrape(text));
    for (const [cell = '', , labels = ''] of rows) {
      const name = cell.replaceAll('`', '');
      const samples = scrapes.flatMap(({ metrics }) => metrics.get(name)?.samples ?? []);
      const fed = new Set(samples.flatMap((sample) => Object.keys(sample.labels)).filter((label) => label !== 'le'));
      const documented = labels === '' ? [] : labels.replaceAll('`', '').split(', ');
      expect([name, samples.length > 0, [...fed].sort()]).toEqual([name, true, documented.sort()]);
    }
  });

  it('would be found out: each secret that is told anywhere is found', () => {
    const { evidence, secrets } = world;
    for (const secret of secrets.all) {
      for (const medium of ['logs', 'answers', 'metrics', 'traces'] as const) {
        if (medium === 'answers' && secret.mayBeAnswered) continue;
        evidence[medium].push(`{"planted":"${secret.value}"}`);
        expect(findLeaks(evidence, [secret])).toHaveLength(1);
        evidence[medium].pop();
      }
    }
  });
});
