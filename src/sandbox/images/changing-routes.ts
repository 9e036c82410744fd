import type { ImageResource, OperationResource } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/route.ts';
import type { ImageServiceRules } from '../image-service-rules.ts';
import { writingRoute } from '../operations/writing-route.ts';
import { deleteImage } from './delete-image.ts';
import { updateImage } from './update-image.ts';

/** The two methods that all three services have for changing an image: update and delete. */
export function changingRoutes<T extends ImageResource>(
  rules: ImageServiceRules<T>,
  path: string,
  update: (call: Call) => OperationResource = (call) => updateImage(call, rules),
): readonly Route[] {
  const { service } = rules;
  return [
    writingRoute({
      service,
      name: 'update',
      httpMethod: 'PATCH',
      path: `${path}/{imageId}`,
      queryParameters: ['updateMask'],
      start: update,
    }),
    writingRoute({
      service,
      name: 'delete',
      httpMethod: 'DELETE',
      path: `${path}/{imageId}`,
      start: (call) => deleteImage(call, rules),
    }),
  ];
}
