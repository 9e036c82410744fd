import { useAddress } from '../address/use-address.ts';
import { useMedia } from '../ui/use-media.ts';

/** What there is room for. */
export interface Layout {
  /** Whether filters and details stand beside the list. */
  readonly isWide: boolean;
  /** Whether the details are in front of everything else. */
  readonly isCovered: boolean;
}

/** What there is room for in the window. */
export function useLayout(): Layout {
  const isWide = useMedia('(min-width: 60rem)');
  const { image } = useAddress();
  return { isWide, isCovered: !isWide && image !== null };
}
