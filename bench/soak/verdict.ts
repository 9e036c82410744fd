import { median } from '../statistics.ts';
import type { Holdings, Sample } from './sample.ts';
import type { Soaked } from './soak.ts';

/** Something that a soak is to show, and whether it has. */
export interface Check {
  readonly what: string;
  readonly figures: string;
  readonly isMet: boolean;
}

/**
 * By how many MB a minute the heap may grow. What fills up over the first half hour and is bounded, such as the hints
 * in which folder an image was last seen, grows by less; a promise that is left behind by each request by far more.
 */
export const mostGrowth = 0.1;

/** Fewer heaps say nothing about a tendency. */
const fewestHeaps = 4;

/** Judges a soak. */
export function verdictOf({ samples, start, end, requests, mistakes, mistakeCount }: Soaked): Check[] {
  const left = leftOver(start, end);
  return [
    heapCheck(samples),
    {
      what: 'Nothing that was opened is left: sockets, files, timers, poll loops, subscriptions, calls',
      figures: left.length === 0 ? 'back to what it was at the start' : left.join('; '),
      isMet: left.length === 0,
    },
    {
      what: 'Every answer is right, or tells of a failure that there was',
      figures:
        mistakeCount === 0
          ? `${requests} requests`
          : `${mistakeCount} mistakes, such as: ${(mistakes[0] ?? '').slice(0, 80)}`,
      isMet: mistakeCount === 0,
    },
  ];
}

/** What a gateway holds more of than it did, with how much there was and is. */
export function leftOver(start: Holdings, end: Holdings): string[] {
  const counts = {
    sockets: ({ sockets }: Holdings) => sockets,
    'open files': ({ openFiles }: Holdings) => openFiles,
    timers: ({ timers }: Holdings) => timers,
    handles: ({ handles }: Holdings) => handles,
    WebSockets: ({ webSockets }: Holdings) => webSockets,
    subscriptions: ({ subscriptions }: Holdings) => subscriptions,
    'poll loops': ({ pollLoops }: Holdings) => pollLoops,
    'calls to services': ({ upstreamCalls }: Holdings) => upstreamCalls,
  };
  return Object.entries(counts).flatMap(([name, countOf]) => {
    const [before, after] = [countOf(start) ?? 0, countOf(end) ?? 0];
    return after > before ? [`${name}: ${before} at the start, ${after} at the end`] : [];
  });
}

function heapCheck(samples: readonly Sample[]): Check {
  const heaps = restingHeaps(samples);
  const growth = growthOf(heaps);
  const [first, last] = [heaps[0]?.megabytes ?? NaN, heaps.at(-1)?.megabytes ?? NaN];
  const isKnown = heaps.length >= fewestHeaps;
  return {
    what: `After garbage collection, the heap grows by at most ${mostGrowth} MB a minute over the last two thirds`,
    figures: isKnown
      ? `${growth.toFixed(3)} MB a minute over ${heaps.length} rests, from ${first.toFixed(1)} to ${last.toFixed(1)} MB`
      : `${heaps.length} rests are too few to tell; take more minutes`,
    isMet: isKnown && growth <= mostGrowth,
  };
}

interface RestingHeap {
  readonly minutes: number;
  readonly megabytes: number;
}

/** The heaps at rest of the last two thirds: in the first one, what is kept on purpose fills up. */
export function restingHeaps(samples: readonly Sample[]): RestingHeap[] {
  const begin = (samples.at(-1)?.seconds ?? 0) / 3;
  return samples
    .filter(({ seconds }) => seconds >= begin)
    .flatMap(({ seconds, restingHeapBytes }) =>
      restingHeapBytes === null ? [] : [{ minutes: seconds / 60, megabytes: restingHeapBytes / 1e6 }],
    );
}

/**
 * The Theil–Sen estimator: the median of the slopes between any two points, which a few heaps that are out of line do
 * not change.
 */
export function growthOf(heaps: readonly RestingHeap[]): number {
  return median(
    heaps.flatMap((later, index) =>
      heaps.slice(0, index).map((earlier) => (later.megabytes - earlier.megabytes) / (later.minutes - earlier.minutes)),
    ),
  );
}
