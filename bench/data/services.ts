/** The three image services, as far as the benchmark knows them. */
export type ServiceName = 'COMPUTE' | 'BARE_METAL' | 'CLOUD_DESKTOP';

export interface Service {
  readonly name: ServiceName;
  /** The GraphQL type of its images in the gateway's schema. */
  readonly typename: string;
  /** The path of its images. */
  readonly path: string;
  /** The field of a list answer that holds the images. */
  readonly listField: string;
  /** What it calls the time of creation in `orderBy`. */
  readonly createdAtColumn: string;
  /** What its IDs begin with. */
  readonly idPrefix: string;
}

export const services: readonly Service[] = [
  {
    name: 'COMPUTE',
    typename: 'ComputeImage',
    path: '/compute/v1/images',
    listField: 'images',
    createdAtColumn: 'createdAt',
    idPrefix: 'fd8',
  },
  {
    name: 'BARE_METAL',
    typename: 'BareMetalImage',
    path: '/baremetal/v1alpha/images',
    listField: 'images',
    createdAtColumn: 'createdAt',
    idPrefix: 'ly5',
  },
  {
    name: 'CLOUD_DESKTOP',
    typename: 'DesktopImage',
    path: '/cloud-desktop/v1/images',
    listField: 'desktopImages',
    createdAtColumn: 'created_at',
    idPrefix: 'fdv',
  },
];

/** The service of this name. */
export function serviceOf(name: ServiceName): Service {
  const service = services.find((each) => each.name === name);
  if (service === undefined) throw new TypeError(`There is no service ${name}.`);
  return service;
}
