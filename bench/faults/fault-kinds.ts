import type { Fault } from '../../src/sandbox/sandbox.ts';

/** A way in which a service can fail. */
export interface FaultKind {
  readonly name: string;
  readonly title: string;
  /** What goes wrong; with several, first the one and then the other, in turn. An empty one is a service that is well. */
  readonly stages: readonly (readonly Fault[])[];
}

const unavailable: Fault = { error: { code: 'UNAVAILABLE' } };

/** In every one, writes may have been carried out although their answers say otherwise, where a service can do that. */
export const faultKinds: readonly FaultKind[] = [
  { name: 'hang', title: 'hangs', stages: [[{ hang: true }]] },
  { name: 'reset', title: 'resets', stages: [[{ methods: ['write'], dropAfter: true }, { reset: true }]] },
  {
    name: 'garbage',
    title: 'answers garbage',
    stages: [
      [
        { methods: ['write'], garbage: 'truncated-json' },
        { garbage: 'html-200', probability: 0.3 },
        { garbage: 'wrong-shape', probability: 0.4 },
        { garbage: 'truncated-json' },
      ],
    ],
  },
  { name: '429', title: '429s', stages: [[{ error: { code: 'RESOURCE_EXHAUSTED' } }]] },
  { name: '503', title: '503s', stages: [[unavailable]] },
  { name: 'flap', title: 'flaps', stages: [[{ methods: ['write'], dropAfter: true }, unavailable], []] },
];

/** A service that is well. */
export const noFault: FaultKind = { name: 'none', title: 'is well', stages: [[]] };
