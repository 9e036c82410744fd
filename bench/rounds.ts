import { type Load, measure, type Measurement } from './measure.ts';
import type { Options } from './options.ts';
import type { RunningServer } from './setup/running-server.ts';
import type { Stage } from './setup/stage.ts';

/** A server, and what it is asked for, by query. */
export interface Contestant {
  readonly server: RunningServer;
  readonly loads: readonly Load[];
}

/** A measurement with more of the core lost to other processes than this is disturbed. */
const mostLost = 0.05;

/** Of half the wanted time each. */
const mostWarmUps = 6;

/**
 * V8 compiles what runs often, and what it has compiled for the first requests it often throws away again. So each
 * query is asked for until the server has worked on it for so many seconds, however much of its core others take; but
 * not for ever.
 */
export async function warmUp(
  stage: Stage,
  contestants: readonly Contestant[],
  { warmUpSeconds }: Options,
  say: (line: string) => void,
): Promise<void> {
  say('Warming up ...');
  for (const { server, loads } of contestants) {
    for (const load of loads) {
      let worked = 0;
      for (let times = 0; worked < warmUpSeconds && times < mostWarmUps; times++) {
        const { serverBusy } = await measure(stage, server, { ...load, seconds: warmUpSeconds / 2 });
        worked += ((serverBusy ?? 1) * warmUpSeconds) / 2;
      }
    }
  }
}

/**
 * Measures one server after the other with the same query, so that what the machine does otherwise befalls all alike;
 * and each round begins with another server, so that none always follows the same one.
 */
export async function measureRounds(
  stage: Stage,
  contestants: readonly Contestant[],
  { queries, rounds, attempts }: Options,
  say: (line: string) => void,
): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (let round = 0; round < rounds; round++) {
    say(`Round ${round + 1} of ${rounds} ...`);
    const first = round % contestants.length;
    const inTurn = [...contestants.slice(first), ...contestants.slice(0, first)];
    for (const query of queries) {
      for (const { server, loads } of inTurn) {
        const load = loads.find((each) => each.query === query);
        if (load !== undefined) measurements.push(await leastDisturbed(attempts, () => measure(stage, server, load)));
      }
    }
  }
  return measurements;
}

/** A measurement during which other processes took much of the core is tried again; the best of all tries counts. */
async function leastDisturbed(attempts: number, take: () => Promise<Measurement>): Promise<Measurement> {
  let best = await take();
  for (let tries = 1; tries < attempts && (best.coreLost ?? 0) > mostLost; tries++) {
    const next = await take();
    if ((next.coreLost ?? 0) < (best.coreLost ?? 0)) best = next;
  }
  return best;
}
