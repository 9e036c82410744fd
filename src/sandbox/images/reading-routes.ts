import type { ImageResource } from '../data/resources.ts';
import { pageDefaults } from '../data/written-defaults.ts';
import type { Route } from '../http/route.ts';
import type { ImageServiceRules } from '../image-service-rules.ts';
import { listImages, listParameterNames } from '../lists/list-images.ts';
import { getImage } from './find-image.ts';

/** The two methods that all three services have for reading: get and list. */
export function readingRoutes<T extends ImageResource>(rules: ImageServiceRules<T>, path: string): readonly Route[] {
  const { service } = rules;
  return [
    {
      service,
      name: 'get',
      httpMethod: 'GET',
      path: `${path}/{imageId}`,
      queryParameters: [],
      responseDefaults: rules.defaults,
      answer: (call) => getImage(call, rules),
    },
    {
      service,
      name: 'list',
      httpMethod: 'GET',
      path,
      queryParameters: listParameterNames,
      responseDefaults: pageDefaults(rules.listKey, rules.defaults),
      answer: (call) => listImages(call, rules),
    },
  ];
}
