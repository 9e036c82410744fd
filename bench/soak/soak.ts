import { setTimeout as sleep } from 'node:timers/promises';
import { type FaultKind, faultKinds } from '../faults/fault-kinds.ts';
import { letFail } from '../faults/let-fail.ts';
import { placeOnCores } from '../processes/placement.ts';
import { type RunningSite, startSite } from '../sandbox/start.ts';
import type { ServerKind } from '../servers/server.ts';
import { serviceNames } from '../traffic/questions.ts';
import { Recording } from './recording.ts';
import { type Holdings, holdingsOf, type Sample } from './sample.ts';
import { Tally } from './tally.ts';
import { Traffic } from './traffic.ts';
import { leftOver } from './verdict.ts';

/** How a soak goes. It is made of rounds: load, in the middle of most a service that fails, and then a rest. */
export interface Plan {
  readonly minutes: number;
  /** How much begins in a second. */
  readonly perSecond: number;
  readonly roundMs: number;
  readonly sampleMs: number;
  /** How long the gateway may take until it holds no more than at the beginning, when the load has ended. */
  readonly settleMs: number;
}

/** What a soak has shown. */
export interface Soaked {
  readonly samples: readonly Sample[];
  /** What the gateway held before its first request, and when the load had ended. */
  readonly start: Holdings;
  readonly end: Holdings;
  readonly requests: number;
  readonly mistakes: readonly string[];
  readonly mistakeCount: number;
}

/** So short that connections to the services come and go, and that they are gone soon after the load has ended. */
const keepAliveMs = 3000;

/** Has a gateway do all that it can do for some time. */
export async function runSoak(plan: Plan, kind: ServerKind, say: (line: string) => void): Promise<Soaked> {
  const nodeFlags = ['--import', './bench/soak/recorder.js'];
  const site = await startSite(placeOnCores(), { kind, keepAliveMs, nodeFlags });
  try {
    const tally = new Tally();
    const { roundMs: milliseconds, perSecond } = plan;
    const start = await holdingsOf(site.gateway, 'rest');
    say('A first round, after which counting begins ...');
    const first = new Traffic(site.gatewayUrl, tally);
    await first.send({ milliseconds, perSecond });
    await first.close();
    tally.take();

    const traffic = new Traffic(site.gatewayUrl, tally);
    const recording = new Recording(site.gateway, tally);
    const rounds = Math.max(1, Math.round((plan.minutes * 60_000) / milliseconds));
    for (let round = 0; round < rounds; round++) {
      const load = traffic.send({ milliseconds, perSecond });
      await recording.during(Promise.all([load, fail(site, recording, round, plan)]), plan.sampleMs);
      await recording.rest();
      say(progress(round, rounds, recording.samples.at(-1), tally));
    }
    await traffic.close();
    say('Waiting for the gateway to let go of what it held ...');
    const end = await settled(site, plan.settleMs, start);
    const { samples } = recording;
    return {
      samples,
      start,
      end,
      requests: tally.requests,
      mistakes: tally.mistakes,
      mistakeCount: tally.mistakeCount,
    };
  } finally {
    await site.stop();
  }
}

/** Lets a service fail in the middle of a round; in every third one none does. */
async function fail(site: RunningSite, recording: Recording, round: number, { roundMs }: Plan): Promise<void> {
  if (round % 3 === 2) return;
  const number = round - Math.floor(round / 3);
  // A service that hangs comes last, since a short round then takes as long as the gateway waits for an answer.
  const kind: FaultKind | undefined = faultKinds[(number + 1) % faultKinds.length];
  // Over the rounds, every service fails in every way.
  const service = serviceNames[(number + Math.floor(number / faultKinds.length)) % serviceNames.length];
  if (kind === undefined || service === undefined) return;
  await sleep(roundMs / 4);
  recording.fault = `${service} ${kind.title}`;
  await letFail(site.sandboxUrl, service, kind, { faultMs: roundMs / 4, stageMs: Math.min(1000, roundMs / 16) });
  recording.fault = null;
}

/** What the gateway holds when it holds no more than it did, or when it has had its time. */
async function settled({ gateway }: RunningSite, withinMs: number, start: Holdings): Promise<Holdings> {
  const end = performance.now() + withinMs;
  for (;;) {
    const holdings = await holdingsOf(gateway, 'rest');
    if (leftOver(start, holdings).length === 0 || performance.now() > end) return holdings;
    await sleep(Math.min(1000, withinMs / 10));
  }
}

function progress(round: number, rounds: number, sample: Sample | undefined, tally: Tally): string {
  const heap = ((sample?.restingHeapBytes ?? NaN) / 1e6).toFixed(1);
  return `Round ${round + 1} of ${rounds}: ${tally.requests} requests, ${tally.mistakeCount} mistakes, heap ${heap} MB`;
}
