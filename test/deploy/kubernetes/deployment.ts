import { z } from 'zod';
import { type Manifest, only } from './manifests.ts';

const labels = z.record(z.string(), z.string());
const selector = z.object({ matchLabels: labels });
const probe = z.object({
  httpGet: z.object({ path: z.string(), port: z.string() }),
  periodSeconds: z.number(),
  timeoutSeconds: z.number(),
  failureThreshold: z.number(),
});
const container = z.object({
  image: z.string(),
  envFrom: z.array(z.object({ configMapRef: z.object({ name: z.string() }) })),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
  securityContext: z.unknown(),
  startupProbe: probe,
  livenessProbe: probe,
  readinessProbe: probe,
  resources: z.object({ requests: labels, limits: labels }),
  volumeMounts: z
    .array(
      z.object({ name: z.string(), mountPath: z.string(), readOnly: z.boolean(), subPath: z.undefined().optional() }),
    )
    .prefault([]),
});

const deployment = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    replicas: z.undefined().optional(),
    selector,
    template: z.object({
      metadata: z.object({ labels }),
      spec: z.object({
        terminationGracePeriodSeconds: z.number(),
        automountServiceAccountToken: z.boolean(),
        securityContext: z.looseObject({ runAsUser: z.number(), runAsGroup: z.number() }),
        topologySpreadConstraints: z.array(z.object({ topologyKey: z.string(), labelSelector: selector })),
        containers: z.tuple([container]),
        volumes: z.array(z.looseObject({ name: z.string() })).prefault([]),
      }),
    }),
  }),
});

const configMap = z.object({ metadata: z.object({ name: z.string() }), data: z.record(z.string(), z.string()) });

/** The parts of the Deployment and of its configuration that tests look at. */
export function deploymentOf(manifests: readonly Manifest[]) {
  const { metadata, spec } = only(manifests, 'Deployment', deployment);
  const pod = spec.template.spec;
  const [gateway] = pod.containers;
  const { metadata: configured, data } = only(manifests, 'ConfigMap', configMap);
  return {
    name: metadata.name,
    selector: spec.selector.matchLabels,
    labels: spec.template.metadata.labels,
    pod,
    gateway,
    ports: new Map(gateway.ports.map(({ name, containerPort }) => [name, containerPort])),
    probes: [gateway.startupProbe, gateway.livenessProbe, gateway.readinessProbe],
    configMapName: configured.name,
    environment: data,
  };
}
