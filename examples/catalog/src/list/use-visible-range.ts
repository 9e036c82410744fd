import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** How many rows are rendered beyond either end of the window, and by how many the rendered ones move on. */
const margin = 10;

/** The rows of a list that are in the window or near it. */
export interface VisibleRange {
  /** The list, which is as high as all of its rows together. */
  readonly list: RefObject<HTMLUListElement | null>;
  readonly start: number;
  /** Just after the last one. */
  readonly end: number;
}

/** Looks which rows of a list are in the window, so that no others need to be rendered. All are of one height. */
export function useVisibleRange(count: number): VisibleRange {
  const list = useRef<HTMLUListElement>(null);
  const [{ start, end }, setRange] = useState({ start: 0, end: 4 * margin });
  useLayoutEffect(() => {
    const look = (): void => {
      if (list.current === null || count === 0) return;
      const { top, height } = list.current.getBoundingClientRect();
      const rowHeight = height / count;
      const first = Math.max(0, Math.floor(-top / rowHeight / margin) - 1) * margin;
      const last = Math.ceil((innerHeight - top) / rowHeight / margin + 1) * margin;
      setRange((range) => (range.start === first && range.end === last ? range : { start: first, end: last }));
    };
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [count]);
  return { list, start, end };
}
