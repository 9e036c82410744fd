import type { ListedResource } from '../data/resources.ts';
import { pageDefaults } from '../data/written-defaults.ts';
import type { Route } from '../http/route.ts';
import type { ReadingRules } from '../image-service-rules.ts';
import { listImages, listParameterNames } from '../lists/list-images.ts';
import { getImage } from './find-image.ts';

/** The two methods for reading that every kind of image has: get and list. */
export function readingRoutes<T extends ListedResource>(rules: ReadingRules<T>, path: string): readonly Route[] {
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
