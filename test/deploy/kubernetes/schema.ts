import { ServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';

/** A model checks what it is by the JSON schema that Kubernetes publishes of it, or the operator of its resource. */
interface Model {
  readonly prototype: { validate(): void };
}

const models: Readonly<Record<string, Model>> = {
  'apps/v1 Deployment': Deployment,
  'autoscaling/v2 HorizontalPodAutoscaler': HorizontalPodAutoscaler,
  'monitoring.coreos.com/v1 ServiceMonitor': ServiceMonitor,
  'networking.k8s.io/v1 NetworkPolicy': NetworkPolicy,
  'policy/v1 PodDisruptionBudget': PodDisruptionBudget,
  'v1 ConfigMap': ConfigMap,
  'v1 Service': Service,
  'v1 ServiceAccount': ServiceAccount,
};

/** All that is wrong with a resource by its schema. */
export function schemaMistakes(resource: Readonly<Record<string, unknown>>): string[] {
  const kind = `${String(resource['apiVersion'])} ${String(resource['kind'])}`;
  const model = models[kind];
  if (model === undefined) return [`${kind} is of no kind that is known here`];
  const read = new Set<string>();
  try {
    model.prototype.validate.call(recorded(resource, '', read));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  return pathsOf(resource, '')
    .filter((path) => !read.has(path))
    .map((path) => `${path} is not known`);
}

/**
 * The schemas allow properties that they do not know, as Kubernetes does for the sake of clients of other versions. But
 * what is known is looked at, so a property that nobody has looked at is one that is misspelt.
 */
function recorded(value: object, path: string, read: Set<string>): object {
  return new Proxy(value, {
    get(target, key, receiver): unknown {
      const property: unknown = Reflect.get(target, key, receiver);
      if (typeof key !== 'string' || !Object.hasOwn(target, key)) return property;
      read.add(`${path}/${key}`);
      return typeof property === 'object' && property !== null ? recorded(property, `${path}/${key}`, read) : property;
    },
  });
}

function pathsOf(value: object, path: string): readonly string[] {
  return Object.entries(value).flatMap(([key, property]: [string, unknown]) => [
    `${path}/${key}`,
    ...(typeof property === 'object' && property !== null ? pathsOf(property, `${path}/${key}`) : []),
  ]);
}
