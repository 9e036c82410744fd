import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

/** What every resource of Kubernetes has. */
export const manifest = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), labels: z.record(z.string(), z.string()).prefault({}) }),
});

export type Manifest = z.output<typeof manifest>;

/** Where a kustomization is, by the name that tests call it. */
export const kustomizations = {
  base: '../../../deploy/kubernetes/base',
  example: '../../../deploy/kubernetes/example',
  everything: './everything',
} as const;

/** The resources that a kustomization makes. */
export function render(kubectl: string, name: keyof typeof kustomizations): readonly Manifest[] {
  const folder = fileURLToPath(new URL(kustomizations[name], import.meta.url));
  const text = execFileSync(kubectl, ['kustomize', folder], { encoding: 'utf8' });
  return parseAllDocuments(text).map((document) => manifest.parse(document.toJS()));
}

/** What is of a kind, and of the gateway, unless another program is named. */
export function ofKind(manifests: readonly Manifest[], kind: string, program = 'image-gateway'): readonly Manifest[] {
  return manifests.filter(
    (candidate) => candidate.kind === kind && candidate.metadata.labels['app.kubernetes.io/name'] === program,
  );
}

/** The only resource of a kind, read as what the schema says. */
export function only<T>(manifests: readonly Manifest[], kind: string, schema: z.ZodType<T>, program?: string): T {
  const [found, another] = ofKind(manifests, kind, program);
  if (found === undefined || another !== undefined) throw new Error(`There is not exactly one ${kind}.`);
  return schema.parse(found);
}
