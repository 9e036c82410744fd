import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { describeWith, KUBECTL } from '../../support/external-programs.ts';
import { startGateway } from '../../support/gateway.ts';
import { deploymentOf } from './deployment.ts';
import { ofKind, only, render } from './manifests.ts';

const labels = z.record(z.string(), z.string());
const ports = z.array(z.object({ port: z.string() }));

const service = z.object({
  metadata: z.object({ labels }),
  spec: z.object({ selector: labels, ports: z.array(z.object({ name: z.string(), targetPort: z.string() })) }),
});

const budget = z.object({
  spec: z.object({ maxUnavailable: z.number(), selector: z.object({ matchLabels: labels }) }),
});

const autoscaler = z.object({
  spec: z.object({
    scaleTargetRef: z.object({ kind: z.string(), name: z.string() }),
    minReplicas: z.number(),
    metrics: z.array(
      z.object({ type: z.string(), pods: z.object({ metric: z.object({ name: z.string() }) }).optional() }),
    ),
  }),
});

const serviceMonitor = z.object({
  spec: z.object({
    selector: z.object({ matchLabels: labels }),
    jobLabel: z.string(),
    endpoints: z.array(z.object({ port: z.string(), path: z.string() })),
  }),
});

const networkPolicy = z.object({
  kind: z.literal('NetworkPolicy'),
  spec: z.object({
    podSelector: z.object({ matchLabels: labels }),
    ingress: z.array(z.object({ ports })).prefault([]),
  }),
});

/** The rule for the Prometheus adapter is in a file of its own. */
const adapterRules = z.array(
  z.object({ seriesQuery: z.string(), name: z.object({ matches: z.string(), as: z.string() }) }),
);

describeWith(KUBECTL, 'The resources beside the Deployment', (kubectl) => {
  const manifests = render(kubectl, 'everything');
  const deployment = deploymentOf(manifests);

  it('are about the replicas of the Deployment', () => {
    const policies = ofKind(manifests, 'NetworkPolicy').map((policy) => networkPolicy.parse(policy));
    const selectors = [
      only(manifests, 'Service', service).spec.selector,
      only(manifests, 'PodDisruptionBudget', budget).spec.selector.matchLabels,
      ...policies.map(({ spec }) => spec.podSelector.matchLabels),
    ];
    expect(selectors).toEqual(selectors.map(() => deployment.selector));
    expect(only(manifests, 'HorizontalPodAutoscaler', autoscaler).spec.scaleTargetRef).toEqual({
      kind: 'Deployment',
      name: deployment.name,
    });
  });

  it('lead to ports that it opens, every one of which somebody may reach', () => {
    const { spec } = only(manifests, 'Service', service);
    const open = [...deployment.ports.keys()].sort();
    expect(spec.ports.map(({ targetPort }) => targetPort).sort()).toEqual(open);
    const reachable = ofKind(manifests, 'NetworkPolicy').flatMap((policy) =>
      networkPolicy.parse(policy).spec.ingress.flatMap((rule) => rule.ports.map(({ port }) => port)),
    );
    expect(reachable.sort()).toEqual(open);
  });

  it('let nodes be emptied while most replicas serve', () => {
    const { minReplicas } = only(manifests, 'HorizontalPodAutoscaler', autoscaler).spec;
    expect(minReplicas).toBeGreaterThanOrEqual(3);
    expect(only(manifests, 'PodDisruptionBudget', budget).spec.maxUnavailable).toBe(1);
  });

  it('have Prometheus scrape the Service, at a path that the gateway has', async () => {
    const { selector, jobLabel, endpoints } = only(manifests, 'ServiceMonitor', serviceMonitor).spec;
    const target = only(manifests, 'Service', service);
    expect(target.metadata.labels).toMatchObject(selector.matchLabels);
    expect(target.metadata.labels[jobLabel]).toBe('image-gateway');
    expect(endpoints.map(({ port }) => target.spec.ports.find(({ name }) => name === port)?.targetPort)).toEqual([
      'metrics',
    ]);
    const gateway = await startGateway();
    expect((await fetch(gateway.url + (endpoints[0]?.path ?? ''))).status).toBe(200);
    await gateway.close();
  });

  it('leave room between the memory at which the alert goes off and that at which a replica is ended', () => {
    const alerts = readFileSync(new URL('../../../deploy/prometheus/alerts.yml', import.meta.url), 'utf8');
    const [, bytes] = /process_resident_memory_bytes\{[^}]*\} > (\S+)/.exec(alerts) ?? [];
    const { requests, limits } = deployment.gateway.resources;
    expect(Number(bytes)).toBeGreaterThan(bytesOf(requests['memory']));
    expect(Number(bytes)).toBeLessThan(0.8 * bytesOf(limits['memory']));
  });

  it('scale by the metric that the rule for the Prometheus adapter makes of one that the gateway has', async () => {
    const path = '../../../deploy/kubernetes/components/latency-autoscaling/prometheus-adapter-rule.yaml';
    const [rule] = adapterRules.parse(parse(readFileSync(new URL(path, import.meta.url), 'utf8')));
    const { metrics } = only(manifests, 'HorizontalPodAutoscaler', autoscaler).spec;
    // By latency first, and by CPU.
    expect(metrics.map(({ type }) => type)).toEqual(['Pods', 'Resource']);
    expect(metrics[0]?.pods?.metric.name).toBe(rule?.name.as);
    const gateway = await startGateway();
    const scraped = await (await fetch(`${gateway.url}/metrics`)).text();
    await gateway.close();
    const [, series = ''] = /^(\w+)\{job="image-gateway",/.exec(rule?.seriesQuery ?? '') ?? [];
    expect(scraped).toMatch(new RegExp(`^${series} \\d`, 'm'));
    expect(series).toMatch(new RegExp(rule?.name.matches ?? '^$'));
  });
});

/** How many bytes a quantity such as 768Mi is. */
function bytesOf(quantity: string | undefined): number {
  const [, number = ''] = /^(\d+)Mi$/.exec(quantity ?? '') ?? [];
  return Number(number) * 1024 * 1024;
}
