import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { environmentVariables, loadConfig } from '../../../src/config.ts';
import { callerKeyLine } from '../../../src/server/authentication/caller-keys.ts';
import { keys } from '../../authentication/callers.ts';
import { createServiceAccount } from '../../authentication/service-account.ts';
import { TemporaryFiles } from '../../authentication/temporary-files.ts';
import { describeWith, KUBECTL } from '../../support/external-programs.ts';
import { startGateway } from '../../support/gateway.ts';
import { parseDockerfile, valueOf } from '../container/dockerfile.ts';
import { deploymentOf } from './deployment.ts';
import { render } from './manifests.ts';

const repository = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, repository), 'utf8');

/** What stands in for the files that an operator mounts. */
const contents: Readonly<Record<string, unknown>> = {
  SERVICE_ACCOUNT_KEY_FILE: createServiceAccount().file,
  CALLER_KEYS_FILE: `${callerKeyLine('alice', keys.alice)}\n`,
  TRUSTED_DOCUMENTS_FILE: {},
};

describeWith(KUBECTL, 'The Deployment', (kubectl) => {
  const everything = deploymentOf(render(kubectl, 'everything'));

  describe.each(['example', 'everything'] as const)('of the kustomization "%s"', (name) => {
    const { environment, gateway, pod, configMapName } = deploymentOf(render(kubectl, name));

    it('sets variables that the gateway has, to values that it takes', () => {
      const known = environmentVariables.map((variable) => variable.name);
      expect(Object.keys(environment).filter((variable) => !known.includes(variable))).toEqual([]);
      const files = new TemporaryFiles();
      const mounted = Object.entries(contents)
        .filter(([variable]) => variable in environment)
        .map(([variable, content]) => [variable, files.write(variable, content)] as const);
      const config = loadConfig({ ...environment, ...Object.fromEntries(mounted) });
      files.remove();
      expect(config.host).toBe('0.0.0.0');
    });

    it('mounts the files that these variables name, in folders, so that they can be replaced', () => {
      const files = Object.entries(environment).filter(([variable]) => variable.endsWith('_FILE'));
      for (const [, path] of files) {
        const mount = gateway.volumeMounts.find(({ mountPath }) => path.startsWith(`${mountPath}/`));
        expect(mount).toMatchObject({ readOnly: true });
        expect(pod.volumes.map((volume) => volume.name)).toContain(mount?.name);
      }
      expect(files.map(([variable]) => variable).sort()).toEqual(
        name === 'example' ? [] : Object.keys(contents).sort(),
      );
    });

    it('is configured by the ConfigMap, which has a name of its own for each content', () => {
      expect(gateway.envFrom).toEqual([{ configMapRef: { name: configMapName } }]);
      expect(configMapName).toMatch(/^image-gateway-[a-z0-9]{10}$/);
    });
  });

  it('leaves the time to stop that the gateway may take, which is enough for every request', () => {
    const { environment, pod } = everything;
    const { shutdown, requestTimeoutMs } = loadConfig({
      API_HOST: 'api.example.net',
      ...pick(environment, /^SHUTDOWN_/),
    });
    expect(shutdown.delayMs).toBeGreaterThan(0);
    expect(shutdown.timeoutMs).toBeGreaterThanOrEqual(requestTimeoutMs);
    expect(pod.terminationGracePeriodSeconds * 1000).toBeGreaterThan(shutdown.delayMs + shutdown.timeoutMs);
  });

  it('notices that a replica is not ready before that replica stops listening', () => {
    const { periodSeconds, failureThreshold } = everything.gateway.readinessProbe;
    const delayMs = Number(everything.environment['SHUTDOWN_DELAY_MS']);
    expect(periodSeconds * failureThreshold * 1000).toBeLessThanOrEqual(delayMs);
  });

  it('opens the ports that the gateway listens on, and probes one of them', () => {
    const { environment, ports, probes } = everything;
    expect(Object.fromEntries(ports)).toEqual({
      http: Number(environment['PORT']),
      metrics: Number(environment['METRICS_PORT']),
    });
    for (const { httpGet } of probes) expect(ports.has(httpGet.port)).toBe(true);
  });

  it('probes paths that the gateway has', async () => {
    const gateway = await startGateway();
    const paths = everything.probes.map(({ httpGet }) => httpGet.path);
    const statuses = paths.map(async (path) => (await fetch(gateway.url + path)).status);
    expect(await Promise.all(statuses)).toEqual([200, 200, 200]);
    expect(paths).toEqual(['/livez', '/livez', '/readyz']);
    await gateway.close();
  });

  // https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
  it('keeps to the pod security standard "restricted", and writes to no disk', () => {
    const { pod, gateway } = everything;
    const image = parseDockerfile(read('deploy/container/Dockerfile')).at(-1);
    const [user, group] = image === undefined ? [] : valueOf(image, 'USER').split(':').map(Number);
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: group,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(gateway.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    const kinds = pod.volumes.flatMap((volume) => Object.keys(volume).filter((key) => key !== 'name'));
    expect([...new Set(kinds)].sort()).toEqual(['configMap', 'secret']);
    expect(pod.automountServiceAccountToken).toBe(false);
  });

  it('runs the version that package.json has', () => {
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(read('package.json')));
    const images = (['base', 'example'] as const).map((name) => render(kubectl, name));
    expect(images.map((manifests) => deploymentImage(manifests))).toEqual([
      `image-gateway:${version}`,
      `registry.example.net/image-gateway:${version}`,
    ]);
  });

  it('spreads the replicas that it selects', () => {
    const { selector, labels, pod } = everything;
    expect(labels).toMatchObject(selector);
    for (const { labelSelector } of pod.topologySpreadConstraints) expect(labelSelector.matchLabels).toEqual(selector);
    expect(pod.topologySpreadConstraints.map(({ topologyKey }) => topologyKey)).toEqual([
      'kubernetes.io/hostname',
      'topology.kubernetes.io/zone',
    ]);
  });
});

function deploymentImage(manifests: ReturnType<typeof render>): string {
  return deploymentOf(manifests).gateway.image;
}

function pick(environment: Readonly<Record<string, string>>, pattern: RegExp): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => pattern.test(name)));
}
