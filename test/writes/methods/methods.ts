import { anyServiceMethods } from './any-service.ts';
import { bareMetalMethods } from './baremetal.ts';
import { computeMethods } from './compute.ts';
import { desktopMethods } from './desktop.ts';
import type { Method } from './method.ts';

/** Every mutation of the schema, those on images of any service once for each service. */
export const methods: readonly Method[] = [
  ...computeMethods,
  ...bareMetalMethods,
  ...desktopMethods,
  ...anyServiceMethods,
];

/** The method with a title. */
export function methodCalled(title: string): Method {
  const found = methods.find((method) => method.title === title);
  if (found === undefined) throw new Error(`There is no method "${title}".`);
  return found;
}
