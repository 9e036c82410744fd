import type { Route } from '../http/route.ts';
import { readingRoutes } from '../images/reading-routes.ts';
import { pageParameterNames } from '../lists/page-parameters.ts';
import { operationListRoute } from '../operations/list-operations.ts';
import { latestByFamily } from './latest-by-family.ts';
import { listAccessBindings } from './list-access-bindings.ts';
import { computeRules } from './rules.ts';

const images = '/compute/v1/images';

/** The methods of Compute images. */
export const computeRoutes: readonly Route[] = [
  ...readingRoutes(computeRules, images),
  operationListRoute(computeRules, images),
  {
    service: 'compute',
    name: 'getLatestByFamily',
    httpMethod: 'GET',
    path: `${images}:latestByFamily`,
    queryParameters: ['folderId', 'family'],
    answer: latestByFamily,
  },
  {
    service: 'compute',
    name: 'listAccessBindings',
    httpMethod: 'GET',
    path: `${images}/{resourceId}:listAccessBindings`,
    queryParameters: pageParameterNames,
    answer: listAccessBindings,
  },
];
