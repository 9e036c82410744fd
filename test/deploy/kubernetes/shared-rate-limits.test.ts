import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { describeWith, KUBECTL } from '../../support/external-programs.ts';
import { REDIS } from '../../support/redis-server.ts';
import { deploymentOf } from './deployment.ts';
import { ofKind, only, render } from './manifests.ts';

const program = 'image-gateway-redis';
const labels = z.record(z.string(), z.string());

const deployment = z.object({
  spec: z.object({
    selector: z.object({ matchLabels: labels }),
    template: z.object({
      metadata: z.object({ labels }),
      spec: z.object({
        securityContext: z.object({ runAsNonRoot: z.literal(true) }),
        containers: z.tuple([
          z.object({
            command: z.tuple([z.literal('redis-server')]),
            args: z.array(z.string()),
            ports: z.tuple([z.object({ name: z.string(), containerPort: z.number() })]),
            securityContext: z.object({ readOnlyRootFilesystem: z.literal(true) }),
          }),
        ]),
      }),
    }),
  }),
});

const service = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    selector: labels,
    ports: z.tuple([z.object({ port: z.number(), targetPort: z.string() })]),
  }),
});

const peers = z.array(z.looseObject({ podSelector: z.object({ matchLabels: labels }).optional() }));

const policy = z.object({
  spec: z.object({
    podSelector: z.object({ matchLabels: labels }),
    ingress: z.array(z.object({ from: peers })).optional(),
    egress: z.array(z.object({ to: peers })).optional(),
  }),
});

describeWith(KUBECTL, 'The component shared-rate-limits', (kubectl) => {
  const manifests = render(kubectl, 'everything');
  const gateway = deploymentOf(manifests);
  const { selector, template } = only(manifests, 'Deployment', deployment, program).spec;
  const [redis] = template.spec.containers;

  it('has the gateway count in the Redis that its Service leads to', () => {
    const { metadata, spec } = only(manifests, 'Service', service, program);
    const [port] = spec.ports;
    const url = new URL(gateway.environment['REDIS_URL'] ?? '');
    expect([url.hostname, Number(url.port)]).toEqual([metadata.name, port.port]);
    expect(port.targetPort).toBe(redis.ports[0].name);
    expect(template.metadata.labels).toMatchObject(spec.selector);
    expect(selector.matchLabels).toEqual(spec.selector);
    expect(Number(gateway.environment['RATE_LIMIT_PER_CALLER'])).toBeGreaterThan(0);
  });

  it('lets the gateway reach Redis, and nobody else', () => {
    const { spec } = only(manifests, 'NetworkPolicy', policy, program);
    expect(spec.podSelector.matchLabels).toEqual(selector.matchLabels);
    expect(spec.ingress).toEqual([{ from: [{ podSelector: { matchLabels: gateway.selector } }] }]);
    expect(spec.egress).toBeUndefined();
    const out = ofKind(manifests, 'NetworkPolicy').flatMap((resource) => policy.parse(resource).spec.egress ?? []);
    const reached = out.flatMap(({ to }) => to.map(({ podSelector }) => podSelector?.matchLabels));
    expect(reached).toContainEqual(selector.matchLabels);
  });

  describeWith(REDIS, 'starts a Redis', (executable) => {
    it('that takes the settings, keeps nothing on disk and forgets the counts that end first', async () => {
      const port = 20_000 + Math.floor(Math.random() * 12_000);
      const child = spawn(executable, [...redis.args, '--port', String(port), '--bind', '127.0.0.1'], {
        stdio: 'ignore',
      });
      const client = new Redis(`redis://127.0.0.1:${port}`, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
      client.on('error', () => undefined);
      const names = ['save', 'appendonly', 'maxmemory', 'maxmemory-policy'] as const;
      const settings = await Promise.all(names.map((name) => client.config('GET', name)));
      client.disconnect();
      child.kill();
      await once(child, 'exit');
      expect(settings).toEqual([
        ['save', ''],
        ['appendonly', 'no'],
        ['maxmemory', String(64 * 1024 * 1024)],
        ['maxmemory-policy', 'volatile-ttl'],
      ]);
    });
  });
});
