import { useDeferredValue, useMemo, useState, useTransition } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { ListFilters } from '../address/list-filters.ts';
import type { imageListQuery } from '../relay/generated/imageListQuery.graphql.ts';
import { ImageRows } from './image-rows.tsx';
import { listVariables } from './list-variables.ts';
import { largestPage, pageSize } from './page-size.ts';

const query = graphql`
  query imageListQuery(
    $folderIds: [String!]!
    $services: [ImageService!]
    $filter: ImageFilter
    $orderBy: ImageOrder
    $first: Int!
  ) {
    ...imageRows_query
      @arguments(folderIds: $folderIds, services: $services, filter: $filter, orderBy: $orderBy, first: $first)
  }
`;

export interface ImageListProps {
  readonly filters: ListFilters;
  readonly defaultFolders: readonly string[];
  /** With another number, the list is fetched anew. */
  readonly refreshes: number;
}

/** The images that meet the filters. While others are fetched, those that were there before stay. */
export function ImageList({ filters, defaultFolders, refreshes }: ImageListProps) {
  const wanted = useMemo(() => ({ filters, refreshes }), [filters, refreshes]);
  const shown = useDeferredValue(wanted);
  const [reload, setReload] = useState({ of: shown, times: 0, first: pageSize });
  const [isReloading, startReload] = useTransition();
  const { times, first } = reload.of === shown ? reload : { times: 0, first: pageSize };
  const variables = useMemo(
    () => ({ ...listVariables(shown.filters, defaultFolders), first }),
    [shown, defaultFolders, first],
  );
  const data = useLazyLoadQuery<imageListQuery>(query, variables, {
    fetchPolicy: 'network-only',
    fetchKey: `${shown.refreshes}.${times}`,
  });
  const reloadRows = (count: number): void => {
    const next = { of: shown, times: times + 1, first: Math.min(Math.max(count, pageSize), largestPage) };
    startReload(() => setReload(next));
  };
  const isStale = shown !== wanted || isReloading;
  return <ImageRows query={data} filters={shown.filters} isStale={isStale} onReload={reloadRows} />;
}
