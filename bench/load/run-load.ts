import { Connection } from './connection.ts';
import type { LoadOrder, LoadResult } from './messages.ts';
import { percentile } from '../statistics.ts';

/**
 * Keeps a number of requests under way for some time: each connection sends its next request when the answer to the
 * last one is there. Latency is that of a server which is kept as busy as it can be.
 */
export async function runLoad({ url, requests, concurrency, seconds }: LoadOrder): Promise<LoadResult> {
  const connections = Array.from({ length: concurrency }, () => new Connection(url));
  const latencies: number[] = [];
  let wrong = 0;
  let sent = 0;
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const work = (connection: Connection): Promise<void> =>
    new Promise((resolve) => {
      const next = (): void => {
        const request = requests[sent++ % requests.length];
        const sentAt = performance.now();
        if (request === undefined || sentAt >= end) {
          resolve();
          return;
        }
        connection.send(request, (isRight) => {
          latencies.push(performance.now() - sentAt);
          if (!isRight) wrong += 1;
          next();
        });
      };
      next();
    });
  await Promise.all(connections.map(work));
  const elapsedMs = performance.now() - begin;
  await Promise.all(connections.map((connection) => connection.close()));
  latencies.sort((a, b) => a - b);
  return {
    answered: latencies.length - wrong,
    wrong,
    elapsedMs,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  };
}
