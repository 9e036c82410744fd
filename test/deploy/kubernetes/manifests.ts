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

/** The only resource of a kind, read as what the schema says. */
export function only<T>(manifests: readonly Manifest[], kind: string, schema: z.ZodType<T>): T {
  const [found, another] = manifests.filter((candidate) => candidate.kind === kind);
  if (found === undefined || another !== undefined) throw new Error(`There is not exactly one ${kind}.`);
  return schema.parse(found);
}
