import { accessBindingDefaults, pageDefaults } from '../data/written-defaults.ts';
import type { Route } from '../http/route.ts';
import { changingRoutes } from '../images/changing-routes.ts';
import { readingRoutes } from '../images/reading-routes.ts';
import { pageParameterNames } from '../lists/page-parameters.ts';
import { operationListRoute } from '../operations/list-operations.ts';
import { writingRoute } from '../operations/writing-route.ts';
import { setAccessBindings, updateAccessBindings } from './access-bindings/change.ts';
import { listAccessBindings } from './access-bindings/list.ts';
import { createComputeImage } from './create.ts';
import { latestByFamily } from './latest-by-family.ts';
import { computeRules } from './rules.ts';
import { updateComputeImage } from './update.ts';

const service = 'compute';
const images = '/compute/v1/images';

/** The methods of Compute images. Compute Cloud API, REST: Image methods. */
export const computeRoutes: readonly Route[] = [
  ...readingRoutes(computeRules, images),
  operationListRoute(computeRules, images),
  {
    service,
    name: 'getLatestByFamily',
    httpMethod: 'GET',
    path: `${images}:latestByFamily`,
    queryParameters: ['folderId', 'family'],
    responseDefaults: computeRules.defaults,
    answer: latestByFamily,
  },
  {
    service,
    name: 'listAccessBindings',
    httpMethod: 'GET',
    path: `${images}/{resourceId}:listAccessBindings`,
    queryParameters: pageParameterNames,
    responseDefaults: pageDefaults('accessBindings', accessBindingDefaults),
    answer: listAccessBindings,
  },
  writingRoute({ service, name: 'create', httpMethod: 'POST', path: images, start: createComputeImage }),
  ...changingRoutes(computeRules, images, updateComputeImage),
  writingRoute({
    service,
    name: 'setAccessBindings',
    httpMethod: 'POST',
    path: `${images}/{resourceId}:setAccessBindings`,
    start: setAccessBindings,
  }),
  writingRoute({
    service,
    name: 'updateAccessBindings',
    httpMethod: 'POST',
    path: `${images}/{resourceId}:updateAccessBindings`,
    start: updateAccessBindings,
  }),
];
