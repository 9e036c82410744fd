import type { ComputeImage, Dataset, Sandbox, SandboxOptions } from '../../../src/sandbox/sandbox.ts';
import { sandboxFolders, sandboxSources } from '../../../src/sandbox/sandbox.ts';
import { isRecord, send, start, type TestAnswer, type TestRequest } from '../client.ts';

export const folderId = sandboxFolders.alpha;

/** The images that the writing tests begin with: one of each service that can be changed, and a few that cannot. */
export const dataset: Dataset = {
  compute: [
    computeImage('fd8subject0000000000', { name: 'subject', description: 'As it was', labels: { a: '1', b: '2' } }),
    computeImage('fd8taken000000000000', { name: 'taken' }),
    computeImage('fd8creating000000000', { name: 'creating', status: 'CREATING' }),
    computeImage('fd8deleting000000000', { name: 'deleting', status: 'DELETING' }),
    { ...computeImage('fd8public00000000000', { name: 'public' }), folderId: 'standard-images' },
  ],
  baremetal: [
    {
      ...{ id: 'ly5subject0000000000', folderId, createdAt: '2025-01-01T00:00:00Z', status: 'READY' },
      ...{ name: 'subject', description: 'As it was', labels: { a: '1', b: '2' } },
    },
    { id: 'ly5taken000000000000', folderId, createdAt: '2025-01-01T00:00:00Z', name: 'taken', status: 'READY' },
    { id: 'ly5updating000000000', folderId, createdAt: '2025-01-01T00:00:00Z', name: 'updating', status: 'UPDATING' },
  ],
  desktop: [
    {
      ...{ id: 'fbmsubject0000000000', folderId, createdAt: '2025-01-01T00:00:00Z', status: 'ACTIVE' },
      ...{ name: 'subject', description: 'As it was', labels: { a: '1', b: '2' } },
    },
    { id: 'fbmtaken000000000000', folderId, createdAt: '2025-01-01T00:00:00Z', name: 'taken', status: 'ACTIVE' },
    { id: 'fbmdeleting000000000', folderId, createdAt: '2025-01-01T00:00:00Z', name: 'deleting', status: 'DELETING' },
  ],
};

function computeImage(id: string, fields: Partial<ComputeImage>): ComputeImage {
  const size = { storageSize: '1073741824', minDiskSize: '2147483648' };
  return {
    id,
    folderId,
    createdAt: '2025-01-01T00:00:00Z',
    status: 'READY',
    os: { type: 'LINUX' },
    ...size,
    ...fields,
  };
}

/** The sources that a Compute image can be made of. */
export const computeSource = { imageId: 'fd8subject0000000000' };

/** A writing method and a request to it that is right. */
export interface WritingMethod {
  readonly name: string;
  readonly service: 'compute' | 'baremetal' | 'cloud-desktop';
  readonly path: string;
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly body?: Readonly<Record<string, unknown>>;
  /** The type of the operation's metadata. */
  readonly metadata: string;
}

const binding = { roleId: 'viewer', subject: { id: 'ajeuser', type: 'userAccount' } };

/** Every writing method of all services. */
export const writingMethods: readonly WritingMethod[] = [
  {
    name: 'Compute create',
    service: 'compute',
    path: '/compute/v1/images',
    method: 'POST',
    body: { folderId, name: 'new', ...computeSource },
    metadata: 'yandex.cloud.compute.v1.CreateImageMetadata',
  },
  {
    name: 'Compute update',
    service: 'compute',
    path: '/compute/v1/images/fd8subject0000000000',
    method: 'PATCH',
    body: { updateMask: 'name', name: 'renamed' },
    metadata: 'yandex.cloud.compute.v1.UpdateImageMetadata',
  },
  {
    name: 'Compute delete',
    service: 'compute',
    path: '/compute/v1/images/fd8subject0000000000',
    method: 'DELETE',
    metadata: 'yandex.cloud.compute.v1.DeleteImageMetadata',
  },
  {
    name: 'Compute setAccessBindings',
    service: 'compute',
    path: '/compute/v1/images/fd8subject0000000000:setAccessBindings',
    method: 'POST',
    body: { accessBindings: [binding] },
    metadata: 'yandex.cloud.access.SetAccessBindingsMetadata',
  },
  {
    name: 'Compute updateAccessBindings',
    service: 'compute',
    path: '/compute/v1/images/fd8subject0000000000:updateAccessBindings',
    method: 'POST',
    body: { accessBindingDeltas: [{ action: 'ADD', accessBinding: binding }] },
    metadata: 'yandex.cloud.access.UpdateAccessBindingsMetadata',
  },
  {
    name: 'BareMetal create',
    service: 'baremetal',
    path: '/baremetal/v1alpha/images',
    method: 'POST',
    body: { folderId, name: 'new', uri: 'https://storage.example/installer.iso?signature=1' },
    metadata: 'yandex.cloud.baremetal.v1alpha.CreateImageMetadata',
  },
  {
    name: 'BareMetal update',
    service: 'baremetal',
    path: '/baremetal/v1alpha/images/ly5subject0000000000',
    method: 'PATCH',
    body: { updateMask: 'name', name: 'renamed' },
    metadata: 'yandex.cloud.baremetal.v1alpha.UpdateImageMetadata',
  },
  {
    name: 'BareMetal delete',
    service: 'baremetal',
    path: '/baremetal/v1alpha/images/ly5subject0000000000',
    method: 'DELETE',
    metadata: 'yandex.cloud.baremetal.v1alpha.DeleteImageMetadata',
  },
  {
    name: 'Cloud Desktop copy',
    service: 'cloud-desktop',
    path: '/cloud-desktop/v1/images:copy',
    method: 'POST',
    body: { folderId, name: 'new', ...computeSource },
    metadata: 'yandex.cloud.clouddesktop.v1.api.CopyDesktopImageMetadata',
  },
  {
    name: 'Cloud Desktop copyFromDesktop',
    service: 'cloud-desktop',
    path: '/cloud-desktop/v1/images:copyFromDesktop',
    method: 'POST',
    body: { folderId, name: 'new', desktopId: sandboxSources.desktopId },
    metadata: 'yandex.cloud.clouddesktop.v1.api.CopyFromDesktopMetadata',
  },
  {
    name: 'Cloud Desktop update',
    service: 'cloud-desktop',
    path: '/cloud-desktop/v1/images/fbmsubject0000000000',
    method: 'PATCH',
    body: { updateMask: 'name', name: 'renamed' },
    metadata: 'yandex.cloud.clouddesktop.v1.api.UpdateDesktopImageMetadata',
  },
  {
    name: 'Cloud Desktop delete',
    service: 'cloud-desktop',
    path: '/cloud-desktop/v1/images/fbmsubject0000000000',
    method: 'DELETE',
    metadata: 'yandex.cloud.clouddesktop.v1.api.DeleteDesktopImageMetadata',
  },
];

/** The method with a name. */
export function writingMethod(name: string): WritingMethod {
  const found = writingMethods.find((method) => method.name === name);
  if (found === undefined) throw new Error(`There is no method "${name}".`);
  return found;
}

/** A sandbox whose clock stands still until it is moved; operations take a second of it. */
export interface ClockedSandbox {
  readonly sandbox: Sandbox;
  readonly advance: (milliseconds: number) => void;
}

/** Starts a sandbox with the writing tests' images and a clock of its own. */
export async function startClocked(options: SandboxOptions = {}): Promise<ClockedSandbox> {
  let now = Date.UTC(2026, 0, 1);
  const sandbox = await start({ dataset, operationDurationMs: 1000, now: () => now, ...options });
  return {
    sandbox,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** Sends a method's right request, or one that differs from it. */
export async function write(sandbox: Sandbox, method: WritingMethod, request: TestRequest = {}): Promise<TestAnswer> {
  const { path, body } = method;
  return await send(sandbox, path, { method: method.method, ...(body !== undefined && { body }), ...request });
}

/** The operation as it is now. */
export async function operation(sandbox: Sandbox, started: TestAnswer): Promise<Record<string, unknown>> {
  const { status, body, text } = await send(sandbox, `/operations/${String(started.body['id'])}`);
  if (status !== 200) throw new Error(text);
  return body;
}

/** The ID of the image that an operation is about. */
export function imageIdOf(started: TestAnswer): string {
  const metadata = started.body['metadata'];
  const id = isRecord(metadata) ? (metadata['imageId'] ?? metadata['resourceId']) : undefined;
  if (typeof id !== 'string') throw new Error(`The answer is no operation on an image: ${started.text}`);
  return id;
}

/** Everything that the store holds of images and bindings, to see whether anything was changed. */
export function contents({ store }: Sandbox): unknown {
  return {
    compute: store.compute.all(),
    baremetal: store.baremetal.all(),
    desktop: store.desktop.all(),
    accessBindings: [...store.accessBindings],
  };
}
