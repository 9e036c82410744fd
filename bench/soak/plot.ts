import { type Band, type Line, lineChart, type Panel } from '../report/line-chart.ts';
import type { Sample } from './sample.ts';

type Figure = (sample: Sample) => number | null;

/** Seen well on a light and on a dark page. */
const palette = ['#2f81f7', '#d29922', '#3fb950', '#db61a2'] as const;

const megabytes =
  (of: Figure): Figure =>
  (sample) => {
    const bytes = of(sample);
    return bytes === null ? null : bytes / 1e6;
  };

const panels: readonly { readonly title: string; readonly figures: Readonly<Record<string, Figure>> }[] = [
  {
    title: 'Memory, in MB',
    figures: {
      resident: megabytes(({ residentBytes }) => residentBytes),
      'heap used': megabytes(({ heapUsedBytes }) => heapUsedBytes),
      'heap after garbage collection': megabytes(({ restingHeapBytes }) => restingHeapBytes),
      external: megabytes(({ externalBytes }) => externalBytes),
    },
  },
  {
    title: 'What is open',
    figures: {
      sockets: ({ sockets }) => sockets,
      timers: ({ timers }) => timers,
      'poll loops': ({ pollLoops }) => pollLoops,
      subscriptions: ({ subscriptions }) => subscriptions,
    },
  },
  {
    title: 'Requests a second, without the rests',
    figures: {
      'requests/s': ({ requestsPerSecond, restingHeapBytes }) => (restingHeapBytes === null ? requestsPerSecond : null),
    },
  },
  { title: 'Latency, in ms', figures: { p50: ({ p50Ms }) => p50Ms, p99: ({ p99Ms }) => p99Ms } },
];

/** An SVG of what was sampled. The times in which a service failed are grey. */
export function plot(samples: readonly Sample[]): string {
  return lineChart('What the gateway holds and answers under a mix of everything', {
    panels: panels.map(({ title, figures }): Panel => ({
      title,
      lines: Object.entries(figures).map(([label, of], index) => lineOf(samples, { label, of, index })),
    })),
    bands: bandsOf(samples),
    unit: 'minutes',
  });
}

function lineOf(
  samples: readonly Sample[],
  { label, of, index }: { readonly label: string; readonly of: Figure; readonly index: number },
): Line {
  return {
    label,
    colour: palette[index % palette.length] ?? palette[0],
    points: samples.flatMap((sample) => {
      const y = of(sample);
      return y === null || Number.isNaN(y) ? [] : [{ x: sample.seconds / 60, y }];
    }),
  };
}

/** From a sample with a fault to the next one. */
function bandsOf(samples: readonly Sample[]): Band[] {
  return samples.flatMap(({ fault, seconds }, index) => {
    const next = samples[index + 1];
    return fault === null || next === undefined ? [] : [{ from: seconds / 60, to: next.seconds / 60 }];
  });
}
