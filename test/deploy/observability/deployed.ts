import { readFileSync } from 'node:fs';
import { z } from 'zod';

const deploy = new URL('../../../deploy/', import.meta.url);

export const alertsFile = new URL('prometheus/alerts.yml', deploy);

/** A rule for an alert, as far as it is of interest here. */
export interface AlertRule {
  readonly name: string;
  readonly expression: string;
}

/** The rules for alerts. Their file is written in so plain a YAML that these lines find them; promtool reads it whole. */
export function readAlertRules(): readonly AlertRule[] {
  const [, ...rules] = readFileSync(alertsFile, 'utf8').split(/^ {6}- alert: /m);
  return rules.map((rule) => {
    const [, expression] = /^ {8}expr: (?:>-\n)?((?:.|\n {10})+)$/m.exec(rule) ?? [];
    if (expression === undefined) throw new Error(`This rule has no expression that can be read: ${rule}`);
    return { name: rule.slice(0, rule.indexOf('\n')), expression: expression.replaceAll(/\s+/g, ' ').trim() };
  });
}

const panel = z.object({
  id: z.int(),
  title: z.string().min(1),
  gridPos: z.object({ x: z.int(), y: z.int(), w: z.int(), h: z.int() }),
  targets: z.array(z.object({ expr: z.string(), legendFormat: z.string() })).optional(),
});

const dashboard = z.object({
  uid: z.string().min(1),
  panels: z.array(panel),
  templating: z.object({ list: z.array(z.object({ name: z.string() })) }),
});

/** The dashboard, as far as it is of interest here. */
export function readDashboard(): z.output<typeof dashboard> {
  return dashboard.parse(JSON.parse(readFileSync(new URL('grafana/image-gateway.json', deploy), 'utf8')));
}

/** The expressions of the dashboard, with something in the places of its variables. */
export function dashboardExpressions(): readonly string[] {
  return readDashboard()
    .panels.flatMap(({ targets }) => targets ?? [])
    .map(({ expr }) => expr.replaceAll('$__rate_interval', '5m').replaceAll(/\$\w+/g, 'x'));
}
