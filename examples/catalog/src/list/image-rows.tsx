import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { ListFilters } from '../address/list-filters.ts';
import type { imageRows_query$key } from '../relay/generated/imageRows_query.graphql.ts';
import type { imageRowsPaginationQuery } from '../relay/generated/imageRowsPaginationQuery.graphql.ts';
import { EmptyList } from './empty-list.tsx';
import { ListEnd } from './list-end.tsx';
import { UnavailableNotice } from './unavailable-notice.tsx';
import { useCurrentList } from './current-list.tsx';
import { useGrowth } from './use-growth.ts';
import { useVisibleRange } from './use-visible-range.ts';
import { VirtualRows } from './virtual-rows.tsx';
import './image-rows.css';

const fragment = graphql`
  fragment imageRows_query on Query
  @refetchable(queryName: "imageRowsPaginationQuery")
  @argumentDefinitions(
    folderIds: { type: "[String!]!" }
    services: { type: "[ImageService!]" }
    filter: { type: "ImageFilter" }
    orderBy: { type: "ImageOrder" }
    first: { type: "Int!" }
    after: { type: "String" }
  ) {
    images(
      folderIds: $folderIds
      services: $services
      filter: $filter
      orderBy: $orderBy
      first: $first
      after: $after
    ) @connection(key: "imageRows_images") {
      __id
      edges {
        node {
          id
          name
          createdAt
          ...imageRow_image
        }
      }
      unavailable {
        ...unavailableNotice_sources
      }
    }
  }
`;

export interface ImageRowsProps {
  readonly query: imageRows_query$key;
  readonly filters: ListFilters;
  /** Whether another list, or this one anew, is on its way. */
  readonly isStale: boolean;
  /** Fetches so many images anew, from the start. */
  readonly onReload: (count: number) => void;
}

/** The list, which grows as its end comes near. */
export function ImageRows({ query, filters, isStale, onReload }: ImageRowsProps) {
  const { data, ...pages } = usePaginationFragment<imageRowsPaginationQuery, imageRows_query$key>(fragment, query);
  const images = data.images?.edges.map(({ node }) => node) ?? [];
  const visible = useVisibleRange(images.length);
  const reload = (): void => onReload(images.length);
  const growth = useGrowth({ ...pages, count: images.length, lastVisible: visible.end, onExpired: reload });
  useCurrentList(data.images?.__id ?? null, filters);
  return (
    <div className={isStale ? 'image-rows stale' : 'image-rows'} aria-busy={isStale || pages.isLoadingNext}>
      <UnavailableNotice sources={data.images?.unavailable ?? []} isTrying={isStale} onRetry={reload} />
      {images.length === 0 && !pages.hasNext ? <EmptyList filters={filters} /> : null}
      <VirtualRows images={images} visible={visible} sort={filters.sort} />
      <ListEnd count={images.length} hasNext={pages.hasNext} growth={growth} />
    </div>
  );
}
