import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { markedPart, tableCells } from '../../support/markdown-table.ts';
import { Scrape } from '../../support/prometheus.ts';
import { dashboardExpressions, readAlertRules, readDashboard } from './deployed.ts';
import { promqlNames } from './promql.ts';

const page = readFileSync(new URL('../../../docs/observability.md', import.meta.url), 'utf8');

let gateway: TestGateway;
/** The names of all time series, with the labels that they have. */
let exposed: ReadonlyMap<string, ReadonlySet<string>>;

/** The labels that Prometheus gives to what it scrapes. */
const ofPrometheus = ['job', 'instance'];

beforeAll(async () => {
  gateway = await startGateway();
  const { metrics } = await Scrape.of(gateway);
  const documented = new Map(
    tableCells(markedPart(page, 'metrics')).map(([name = '', , labels = '']) => [
      name.replaceAll('`', ''),
      labels.replaceAll('`', '').split(', '),
    ]),
  );
  const series = new Map<string, Set<string>>([['up', new Set(ofPrometheus)]]);
  for (const [metric, { type, samples }] of metrics) {
    const labels = [
      ...ofPrometheus,
      ...(documented.get(metric) ?? []),
      ...samples.flatMap((s) => Object.keys(s.labels)),
    ];
    if (type !== 'histogram') series.set(metric, new Set(labels));
    else for (const part of ['bucket', 'sum', 'count']) series.set(`${metric}_${part}`, new Set([...labels, 'le']));
  }
  exposed = series;
});

afterAll(() => gateway.close());

describe.each([
  ['dashboard', dashboardExpressions()],
  ['alert rules', readAlertRules().map(({ expression }) => expression)],
])('the %s', (_what, expressions) => {
  it('have expressions', () => expect(expressions.length).toBeGreaterThan(10));

  it.each(expressions)('name only metrics and labels that a running gateway exposes: %s', (expression) => {
    const { metrics, groupings } = promqlNames(expression);
    expect(metrics.length).toBeGreaterThan(0);
    for (const { name, labels } of metrics) {
      expect([...exposed.keys()]).toContain(name);
      for (const label of [...labels, ...groupings]) expect([...(exposed.get(name) ?? [])]).toContain(label);
    }
  });
});

it('shows every metric of the gateway on the dashboard', () => {
  const shown = dashboardExpressions().flatMap((expression) => promqlNames(expression).metrics.map(({ name }) => name));
  const own = [...exposed.keys()].filter((name) => name.startsWith('image_gateway_'));
  const isShown = (name: string): boolean =>
    shown.some((other) => other.replace(/_(bucket|sum|count)$/, '') === name.replace(/_(bucket|sum|count)$/, ''));
  // How often the breakers opened is for the alert; the dashboard shows when they were open.
  expect(own.filter((name) => !isShown(name))).toEqual(['image_gateway_upstream_circuit_changes_total']);
});

it('has a dashboard whose panels have IDs and places of their own', () => {
  const { panels } = readDashboard();
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const places = panels.map(({ gridPos }) => gridPos);
  for (const [index, a] of places.entries()) {
    expect(a.x + a.w).toBeLessThanOrEqual(24);
    for (const b of places.slice(index + 1)) {
      expect(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y).toBe(true);
    }
  }
});

it('says of every alert what it means and what is to be done', () => {
  const [, ...rows] = tableCells(markedPart(page, 'alerts'));
  expect(rows.map(([name]) => name)).toEqual(readAlertRules().map(({ name }) => `\`${name}\``));
  for (const [, meaning, action] of rows) {
    expect(meaning).not.toBe('');
    expect(action).not.toBe('');
  }
});
