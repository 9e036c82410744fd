import { digestWord } from '../data/digest.ts';
import type { ImageResource } from '../data/resources.ts';
import { instantKey } from '../data/timestamp.ts';
import { operationDefaults, pageDefaults } from '../data/written-defaults.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/route.ts';
import type { ImageServiceRules } from '../image-service-rules.ts';
import { getImage } from '../images/find-image.ts';
import { listPositions } from '../lists/list-positions.ts';
import { pageParameterNames } from '../lists/page-parameters.ts';

/** The list of an image's operations, which Compute and BareMetal have. */
export function operationListRoute<T extends ImageResource>(rules: ImageServiceRules<T>, path: string): Route {
  return {
    service: rules.service,
    name: 'listOperations',
    httpMethod: 'GET',
    path: `${path}/{imageId}/operations`,
    queryParameters: pageParameterNames,
    responseDefaults: pageDefaults('operations', operationDefaults),
    answer: (call) => listOperations(call, rules),
  };
}

/** The newest operation comes first. */
function listOperations<T extends ImageResource>(call: Call, rules: ImageServiceRules<T>): Record<string, unknown> {
  const image = getImage(call, rules);
  const operations = call.sandbox.store.operations.ofImage(rules.service, image.id);
  return listPositions(call, {
    service: rules.service,
    paging: rules.paging,
    listKey: 'operations',
    items: operations.map(({ operation }) => ({
      item: operation,
      key: instantKey(operation.createdAt),
      tie: operation.id,
    })),
    direction: 'desc',
    request: digestWord(20, rules.service, 'operations', image.id),
  });
}
