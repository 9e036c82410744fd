/**
 * The path of a request as a route: with `{id}` in the place of every ID and without a query. The names of collections
 * are plural and what follows one is the ID of a resource in it (AIP-122), to which a custom method is added after a
 * colon (AIP-136). An ID holds no colon, since it is encoded.
 */
export function routeOf(path: string): string {
  const segments = (path.split('?', 1)[0] ?? '').split('/');
  let isId = false;
  const route = segments.map((segment) => {
    const replaced = isId ? segment.replace(/^[^:]*/, '{id}') : segment;
    isId = !isId && segment.endsWith('s');
    return replaced;
  });
  return route.join('/');
}
