import type { SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { createDataset } from '../data/dataset.ts';
import type { StoredImage } from '../data/image.ts';
import type { ServiceName } from '../data/services.ts';
import { callerTokens } from './callers.ts';

/** Few enough for a merged list to hold all of them. */
const imagesPerService = 25;

/** The images that questions are asked about: the same in every process, and nobody changes them. */
export const images: readonly StoredImage[] = firstOfEach(createDataset()[0]?.images ?? []);

/** The folder that they are in. */
export const folderId = images[0]?.json.folderId ?? '';

/** The images of one service, newest first. */
export function imagesOf(service: ServiceName): readonly StoredImage[] {
  return images.filter((image) => image.service === service);
}

/** How the sandbox is to be that traffic is sent to. */
export const sandboxOptions: SandboxOptions = {
  dataset: {
    compute: imagesOf('COMPUTE').map(({ json }) => ({ ...json, minDiskSize: '4194304' })),
    baremetal: imagesOf('BARE_METAL').map(({ json }) => json),
    desktop: imagesOf('CLOUD_DESKTOP').map(({ json }) => json),
  },
  tokens: callerTokens,
  operationDurationMs: 200,
  // The load creates more images, and runs more operations, than one cloud may.
  quirks: {
    compute: { quotas: { imagesPerCloud: 1_000_000, operationsPerFolder: 1_000_000 } },
    baremetal: { quotas: { operationsPerFolder: 1_000_000 } },
    'cloud-desktop': { quotas: { operationsPerFolder: 1_000_000 } },
  },
  // There are more requests than anybody would look at.
  maxLoggedRequests: 100,
};

function firstOfEach(all: readonly StoredImage[]): StoredImage[] {
  const counts = new Map<ServiceName, number>();
  return all.filter(({ service }) => {
    const count = (counts.get(service) ?? 0) + 1;
    counts.set(service, count);
    return count <= imagesPerService;
  });
}
