import type { Route } from '../http/route.ts';
import { readingRoutes } from '../images/reading-routes.ts';
import { operationListRoute } from '../operations/list-operations.ts';
import { bareMetalRules } from './rules.ts';

const images = '/baremetal/v1alpha/images';

/** The methods of BareMetal images. */
export const bareMetalRoutes: readonly Route[] = [
  ...readingRoutes(bareMetalRules, images),
  operationListRoute(bareMetalRules, images),
];
