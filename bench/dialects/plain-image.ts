import { z } from 'zod';
import type { ServiceName } from '../data/services.ts';

/** All that the benchmark asks about an image, in one spelling, so that answers of all servers can be compared. */
export interface PlainImage {
  readonly service: string;
  readonly id: string;
  readonly folderId: string;
  readonly name: string;
  readonly status: string;
  readonly createdAt: string;
  /** Sorted by key. */
  readonly labels: readonly (readonly [key: string, value: string])[];
  readonly family: string | null;
  readonly storageSize: string | null;
  readonly minDiskSize: string | null;
  readonly osType: string | null;
  readonly checksum: string | null;
}

const common = {
  folderId: z.string(),
  name: z.string(),
  status: z.string(),
  createdAt: z.string(),
  family: z.string().nullish(),
  storageSize: z.string().nullish(),
  minDiskSize: z.string().nullish(),
  os: z.object({ type: z.string() }).nullish(),
  checksum: z.string().nullish(),
};

/** An image in the words of its service. */
export const upstreamImage = z.object({ ...common, id: z.string(), labels: z.record(z.string(), z.string()) });

/** An image in the words of the gateway's schema. */
export const graphqlImage = z.object({
  ...common,
  service: z.string(),
  imageId: z.string(),
  labels: z.array(z.object({ key: z.string(), value: z.string() })),
});

export function plainUpstreamImage(service: ServiceName, image: z.infer<typeof upstreamImage>): PlainImage {
  const labels = Object.entries(image.labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...plainFields(image), service, id: image.id, labels };
}

export function plainGraphqlImage(image: z.infer<typeof graphqlImage>): PlainImage {
  const labels = image.labels.map(({ key, value }) => [key, value] as const);
  return { ...plainFields(image), service: image.service, id: image.imageId, labels };
}

function plainFields(image: z.infer<z.ZodObject<typeof common>>): Omit<PlainImage, 'service' | 'id' | 'labels'> {
  return {
    folderId: image.folderId,
    name: image.name,
    status: image.status === 'ACTIVE' ? 'READY' : image.status,
    createdAt: image.createdAt,
    family: image.family ?? null,
    storageSize: image.storageSize ?? null,
    minDiskSize: image.minDiskSize ?? null,
    osType: image.os?.type ?? null,
    checksum: image.checksum ?? null,
  };
}

/** What lists that were not merged come to when somebody merges them. */
export function newestOf(images: readonly PlainImage[], count: number): PlainImage[] {
  return images.toSorted((a, b) => (a.createdAt > b.createdAt ? -1 : 1)).slice(0, count);
}
