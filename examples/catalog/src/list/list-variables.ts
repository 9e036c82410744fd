import type { ListFilters } from '../address/list-filters.ts';
import type { imageListQuery$variables } from '../relay/generated/imageListQuery.graphql.ts';

const orders = {
  newest: { field: 'CREATED_AT', direction: 'DESC' },
  oldest: { field: 'CREATED_AT', direction: 'ASC' },
  name: { field: 'NAME', direction: 'ASC' },
  'name-descending': { field: 'NAME', direction: 'DESC' },
} as const;

/** The variables of the list that filters stand for. What is no condition is left out. */
export function listVariables(
  filters: ListFilters,
  defaultFolders: readonly string[],
): Omit<imageListQuery$variables, 'first'> {
  const { folders, services, statuses, osTypes, family, name, labels, sort } = filters;
  return {
    folderIds: folders.length === 0 ? defaultFolders : folders,
    orderBy: orders[sort],
    ...(services.length === 0 ? {} : { services }),
    filter: {
      ...(statuses.length === 0 ? {} : { status: statuses }),
      ...(osTypes.length === 0 ? {} : { osType: osTypes }),
      ...(family === '' ? {} : { family: { eq: family } }),
      ...(name === '' ? {} : { name: { contains: name } }),
      ...(labels.length === 0 ? {} : { labels }),
    },
  };
}
