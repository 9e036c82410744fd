/** The three image services, by the word in their paths. */
export const imageServices = ['compute', 'baremetal', 'cloud-desktop'] as const;

/** One of the three image services. */
export type ImageServiceName = (typeof imageServices)[number];

/** Everything that the sandbox stands in for, on one port because the paths differ. */
export const services = [...imageServices, 'operation', 'iam', 'endpoints'] as const;

/** A service that the sandbox stands in for. */
export type ServiceName = (typeof services)[number];

/** Whether a service is one of the three image services. */
export function isImageService(service: ServiceName): service is ImageServiceName {
  return imageServices.some((name) => name === service);
}
