import { spawnSync } from 'node:child_process';
import { afterAll, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { TemporaryFiles } from '../../authentication/temporary-files.ts';
import { describeWith, PROMTOOL } from '../../support/external-programs.ts';
import { startGateway } from '../../support/gateway.ts';
import { Scrape } from '../../support/prometheus.ts';
import { alertsFile, dashboardExpressions } from './deployed.ts';

describeWith(PROMTOOL, 'promtool', (promtool) => {
  const files = new TemporaryFiles();

  afterAll(() => files.remove());

  /** What it says if it finds fault; else nothing. */
  function complaints(args: readonly string[], input = ''): string {
    const { status, stdout, stderr } = spawnSync(promtool, args, { input, encoding: 'utf8' });
    return status === 0 ? '' : stdout + stderr;
  }

  it('takes the alert rules', () => {
    expect(complaints(['check', 'rules', fileURLToPath(alertsFile)])).toBe('');
  });

  it('finds that each alert is raised when it should be, and not when it should not', () => {
    const tests = fileURLToPath(new URL('alerts.test.yml', import.meta.url));
    expect(complaints(['test', 'rules', tests])).toBe('');
  });

  it('takes the expressions of the dashboard', () => {
    const rules = dashboardExpressions().map((expr, index) => ({ record: `panel:${index}`, expr }));
    const file = files.write('dashboard.yml', { groups: [{ name: 'dashboard', rules }] });
    expect(complaints(['check', 'rules', file])).toBe('');
  });

  it('finds fault with an expression that is none', () => {
    const rules = [{ record: 'panel:0', expr: 'sum by service (x)' }];
    const file = files.write('wrong.yml', { groups: [{ name: 'wrong', rules }] });
    expect(complaints(['check', 'rules', file])).toContain('could not parse expression');
  });

  it('takes the format and the names of a scrape', async () => {
    const gateway = await startGateway();
    try {
      const { text } = await Scrape.of(gateway);
      // What prom-client names of the process breaks rules of naming that are not for us to mend.
      const own = text.split(/(?=^# HELP )/m).filter((metric) => metric.startsWith('# HELP image_gateway_'));
      expect(own.length).toBeGreaterThan(10);
      expect(complaints(['check', 'metrics'], own.join(''))).toBe('');
    } finally {
      await gateway.close();
    }
  });
});
