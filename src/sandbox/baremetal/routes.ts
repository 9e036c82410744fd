import type { Route } from '../http/route.ts';
import { changingRoutes } from '../images/changing-routes.ts';
import { readingRoutes } from '../images/reading-routes.ts';
import { operationListRoute } from '../operations/list-operations.ts';
import { writingRoute } from '../operations/writing-route.ts';
import { createBareMetalImage } from './create.ts';
import { bareMetalRules } from './rules.ts';
import { standardImageRules } from './standard-image-rules.ts';

const images = '/baremetal/v1alpha/images';
const standardImages = '/baremetal/v1alpha/standardImages';

/** The methods of BareMetal images: a folder's own, and the public ones. */
export const bareMetalRoutes: readonly Route[] = [
  ...readingRoutes(bareMetalRules, images),
  operationListRoute(bareMetalRules, images),
  writingRoute({ service: 'baremetal', name: 'create', httpMethod: 'POST', path: images, start: createBareMetalImage }),
  ...changingRoutes(bareMetalRules, images),
  ...readingRoutes(standardImageRules, standardImages),
];
