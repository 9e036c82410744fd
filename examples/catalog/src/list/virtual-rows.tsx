import { type CSSProperties, useEffect, useRef, useState } from 'react';
import type { Sort } from '../address/words.ts';
import { useAddress } from '../address/use-address.ts';
import type { imageRow_image$key } from '../relay/generated/imageRow_image.graphql.ts';
import { ImageRow } from './image-row.tsx';
import { comesBefore, type SortKeys } from './list-order.ts';
import { rowAfterKey } from './row-after-key.ts';
import type { VisibleRange } from './use-visible-range.ts';
import './virtual-rows.css';

export type RowImage = imageRow_image$key & SortKeys & { readonly id: string };

export interface VirtualRowsProps {
  readonly images: readonly RowImage[];
  readonly visible: VisibleRange;
  readonly sort: Sort;
}

/**
 * The rows that are in the window or near it, each in its place, and the one that has the focus wherever it is. The list
 * is one stop of the Tab key; within it, the arrow keys move from image to image.
 */
export function VirtualRows({ images, visible, sort }: VirtualRowsProps) {
  const { image: openImage } = useAddress();
  const [active, setActive] = useState(0);
  const hasMoved = useRef(false);
  const { list } = visible;

  useEffect(() => {
    if (!hasMoved.current) return;
    hasMoved.current = false;
    list.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus();
  }, [active, list]);

  const stop = Math.min(active, images.length - 1);
  const rendered = images
    .map((image, index) => ({ image, index }))
    .filter(({ index }) => (index >= visible.start && index < visible.end) || index === stop);
  return (
    <ul
      ref={list}
      className="virtual-rows"
      aria-label="Images"
      style={{ '--count': images.length } as CSSProperties}
      onKeyDown={(event) => {
        const next = rowAfterKey(event.key, active, images.length);
        if (next === null) return;
        event.preventDefault();
        hasMoved.current = true;
        setActive(next);
      }}
    >
      {rendered.map(({ image, index }) => (
        <ImageRow
          key={image.id}
          image={image}
          index={index}
          isOpen={image.id === openImage}
          isStop={index === stop}
          isLate={comesBefore(image, images[index - 1], sort)}
          onFocus={() => setActive(index)}
        />
      ))}
    </ul>
  );
}
