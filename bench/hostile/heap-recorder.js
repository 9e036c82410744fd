import { setInterval } from 'node:timers';
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import { answerMessages } from '../processes/answer-messages.js';

/** Loaded into a server before its program: records the largest heap that was in use. */
let peak = 0;

const look = () => {
  peak = Math.max(peak, getHeapStatistics().used_heap_size);
};

// A busy event loop runs no timers, but the heap is at its largest just before a collection, which is observed.
setInterval(look, 5).unref();
new PerformanceObserver(look).observe({ entryTypes: ['gc'] });

answerMessages({
  peakHeap: () => {
    look();
    return Promise.resolve(peak);
  },
});
