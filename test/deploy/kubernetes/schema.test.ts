import { describe, expect, it } from '@jest/globals';
import { describeWith, KUBECTL } from '../../support/external-programs.ts';
import { kustomizations, type Manifest, render } from './manifests.ts';
import { misspellingsOf } from './misspellings.ts';
import { schemaMistakes } from './schema.ts';

const names = Object.keys(kustomizations) as (keyof typeof kustomizations)[];

describeWith(KUBECTL, 'The manifests for Kubernetes', (kubectl) => {
  it('could have no property misspelt without being found out', () => {
    const misspelt = render(kubectl, 'everything').flatMap((resource) => [...misspellingsOf(resource)]);
    expect(misspelt.length).toBeGreaterThan(150);
    expect(misspelt.filter(({ resource }) => schemaMistakes(resource).length === 0).map(({ path }) => path)).toEqual(
      [],
    );
  });

  it.each(names)('agree with the schemas of their resources: %s', (name) => {
    const manifests = render(kubectl, name);
    expect(manifests.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Deployment', 'Service', 'ConfigMap']));
    expect(manifests.flatMap((resource) => schemaMistakes(resource).map((why) => `${resource.kind}: ${why}`))).toEqual(
      [],
    );
  });
});

describe('the check against schemas', () => {
  const service = (spec: Readonly<Record<string, unknown>>): Manifest => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'image-gateway', labels: {} },
    spec,
  });

  it.each([
    ['nothing in what is right', { ports: [{ port: 80 }] }, []],
    [
      'a name that is misspelt',
      { ports: [{ port: 80, targetport: 'http' }] },
      ['/spec/ports/0/targetport is not known'],
    ],
    [
      'a value of another type',
      { ports: [{ port: '80' }] },
      [expect.stringContaining('/spec/ports/0/port must be integer')],
    ],
    ['what is missing', { ports: [{ name: 'http' }] }, [expect.stringContaining('must have required property port')]],
  ])('finds %s', (_what, spec, mistakes) => {
    expect(schemaMistakes(service(spec))).toEqual(mistakes);
  });

  it('finds a kind of resource that it has no schema of', () => {
    expect(schemaMistakes({ ...service({}), kind: 'Servise' })).toEqual([
      'v1 Servise is of no kind that is known here',
    ]);
  });
});
