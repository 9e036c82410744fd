import { describe, expect, it } from '@jest/globals';
import { routeOf } from '../../../src/services/http/route.ts';

describe('routeOf', () => {
  it.each([
    ['/compute/v1/images', '/compute/v1/images'],
    ['/compute/v1/images?folderId=b1g&pageToken=t', '/compute/v1/images'],
    ['/compute/v1/images:latestByFamily?folderId=b1g', '/compute/v1/images:latestByFamily'],
    ['/compute/v1/images/fd8', '/compute/v1/images/{id}'],
    ['/compute/v1/images/fd8:setAccessBindings', '/compute/v1/images/{id}:setAccessBindings'],
    ['/compute/v1/images/fd8/operations?pageSize=1', '/compute/v1/images/{id}/operations'],
    ['/operations/fd8:cancel', '/operations/{id}:cancel'],
    ['/iam/v1/tokens', '/iam/v1/tokens'],
    ['/v1/instance/service-accounts/default/token', '/v1/instance/service-accounts/{id}/token'],
  ])('makes of %s the route %s', (path, route) => {
    expect(routeOf(path)).toBe(route);
  });

  it('is not confused by IDs that look like collections', () => {
    expect(routeOf('/compute/v1/images/images/operations')).toBe('/compute/v1/images/{id}/operations');
    expect(routeOf('/operations/operations')).toBe('/operations/{id}');
    expect(routeOf('/operations/a%3Ab%2Fs')).toBe('/operations/{id}');
  });
});
