import { isPublicFolder } from './access/caller.ts';
import type { ImageResource } from './data/resources.ts';
import type { Call } from './http/call.ts';
import type { ImageServiceRules } from './image-service-rules.ts';
import type { ImageServiceName } from './services.ts';
import { ApiError, type QuotaViolation } from './status/api-error.ts';

/** The limits of a service on what exists or runs at the same time. A limit that is absent does not exist. */
export interface ServiceQuotas {
  /** Images in all private folders together. The sandbox has no clouds, so these folders stand for one cloud. */
  readonly imagesPerCloud?: number;
  /** Operations of the service that run in a folder. */
  readonly operationsPerFolder?: number;
}

/** Compute's quotas. Its page of limits states 32 images per cloud and 15 concurrent operations per folder. */
export const computeQuotas: ServiceQuotas = { imagesPerCloud: 32, operationsPerFolder: 15 };

/** The quotas of services that state none on images. They share the limit on operations. */
export const operationQuotas: ServiceQuotas = { operationsPerFolder: 15 };

/**
 * The images that were created through the API. Only these count against the quota, because the initial data set
 * stands for the images of many clouds and holds hundreds of them.
 */
export class CreatedImages {
  readonly #ids = new Map<ImageServiceName, Set<string>>();

  /** Adds a new image. */
  add(service: ImageServiceName, id: string): void {
    const ids = this.#ids.get(service);
    if (ids === undefined) this.#ids.set(service, new Set([id]));
    else ids.add(id);
  }

  /** Counts the images that still exist and forgets the others. */
  count(service: ImageServiceName, exists: (id: string) => boolean): number {
    const ids = this.#ids.get(service) ?? new Set();
    for (const id of ids) if (!exists(id)) ids.delete(id);
    return ids.size;
  }
}

/** Rejects a new image of a private folder where the cloud has as many images as its quota allows. */
export function mustHaveImageQuota<T extends ImageResource>(
  call: Call,
  rules: ImageServiceRules<T>,
  folderId: string,
): void {
  const { sandbox } = call;
  const { service } = rules;
  const { imagesPerCloud: limit } = sandbox.quirks[service].quotas;
  if (limit === undefined || isPublicFolder(service, folderId)) return;
  const images = rules.collection(sandbox.store);
  const usage = sandbox.createdImages.count(service, (id) => images.get(id) !== undefined);
  if (usage < limit) return;
  const message = 'The limit on maximum number of images has exceeded.';
  throw quotaFailure(message, { metric: `${service}.images.count`, limit, usage, required: usage + 1 });
}

/** Rejects a new operation where as many operations run in the folder as the quota allows. */
export function mustHaveOperationQuota({ sandbox }: Call, service: ImageServiceName, folderId: string): void {
  const { operationsPerFolder: limit } = sandbox.quirks[service].quotas;
  if (limit === undefined) return;
  const usage = sandbox.runner.countRunning(service, folderId);
  if (usage < limit) return;
  const message = 'The limit on maximum number of active operations has exceeded.';
  // No page names the metric of this quota, so the name is made up.
  const metric = `${service}.operations.active.count`;
  throw quotaFailure(message, { metric, limit, usage, required: usage + 1 });
}

function quotaFailure(message: string, violation: QuotaViolation): ApiError {
  return new ApiError('RESOURCE_EXHAUSTED', message, { quotaViolations: [violation] });
}
